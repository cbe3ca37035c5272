import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ArchiveInfo } from '../../shared/contract/care.ts';
import { useArchive, useConnectionState } from '../client/archive-context.tsx';
import { failureText } from '../client/failure.ts';
import type { ResultRequest } from '../client/result-set.ts';
import { useSettings } from '../client/settings.ts';
import { useRemembered, useUiState } from '../client/ui-state.tsx';
import { useResultSet } from '../client/use-result-set.ts';
import { collectionChanges } from '../features/collections/use-changes.ts';
import type { ReaderCalls } from '../features/reader/ReaderPane.tsx';
import type { ReadingMode } from '../features/reader/reading-mode.ts';
import { CommandsContext, type FindCommand } from '../ui/commands.ts';
import { ToastRegion } from '../ui/ToastRegion.tsx';
import { ToastContext } from '../ui/toasts.ts';
import { UndoContext } from '../ui/undo.ts';
import { createActions } from './actions.ts';
import { type AppContext, AppReact } from './app-context.ts';
import { Frame } from './Frame.tsx';
import { anchorKey, isListMemory, NO_MEMORY } from './list-memory.ts';
import { specOf, toFragment } from './location.ts';
import { t } from './messages/en.ts';
import { moveToRow } from './moving.ts';
import { offer } from './offer.ts';
import { focusRegion, stepRegion, whenDrawn } from './regions.ts';
import { scopeTitle } from './scope-title.ts';
import { countOf, targetOf } from './selection.ts';
import type { Sheet } from './sheet.ts';
import { useKeyboard } from './use-keyboard.ts';
import { useLocation } from './use-location.ts';
import { usePanes } from './use-panes.ts';
import { useReadMarking } from './use-read-marking.ts';
import { useSelecting } from './use-selecting.ts';
import { useToasts } from './use-toasts.ts';

/** The window: joins location, results, selection, commands and panes, and hands them to the frame. */
export function Window() {
  const archive = useArchive();
  const { client, orpc, host } = archive;
  const ui = useUiState();
  const navigation = useRestoredLocation();
  const { locator } = navigation;
  const { settings, set } = useSettings();
  const panes = usePanes();
  const toasts = useToasts();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [isTyping, setTyping] = useState(false);
  const [modes, setModes] = useRemembered<Readonly<Record<string, ReadingMode>>>('here.modes', {}, isModes);
  const [memory] = useState(() => {
    const kept = ui.get('here.list');
    return isListMemory(kept) ? kept : NO_MEMORY;
  });
  const calls = useRef<ReaderCalls>(null);
  const query = useRef<HTMLInputElement>(null);
  const pendingHit = useRef(false);
  const connection = useConnectionState();

  const info = useQuery({ ...orpc.archive.info.queryOptions(), select: standing }).data ?? null;
  const sidebar = useQuery(orpc.library.sidebar.queryOptions()).data ?? null;
  const filterKey = JSON.stringify([locator.scope, locator.query, locator.filters]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the three, so that the spec keeps its identity
  const spec = useMemo(() => specOf(locator), [filterKey]);
  const request = useMemo<ResultRequest>(
    () => ({ spec, sort: locator.sort, order: locator.order, typing: isTyping }),
    [spec, locator.sort, locator.order, isTyping],
  );
  const isRemembered = useRef(memory.key === anchorKey(spec));
  const around = isRemembered.current ? memory.index : 0;
  const { results, state } = useResultSet(request, around);
  const selecting = useSelecting({
    results,
    state,
    spec,
    navigation,
    rememberedIndex: isRemembered.current ? memory.activeIndex : null,
  });
  const { done, show } = toasts;
  const actions = useMemo(() => createActions({ client, results, done, toast: show }), [client, results, done, show]);

  const changes = useMemo(() => collectionChanges(client, done, show), [client, done, show]);

  const activeHit = selecting.activeIndex === null ? undefined : results.snapshot().rows.get(selecting.activeIndex);
  const active = activeHit?.article ?? null;
  const selected = countOf(selecting.selection);
  const chosen =
    selected > 0
      ? { target: targetOf(selecting.selection), count: selected }
      : locator.article
        ? { target: { ids: [locator.article] }, count: 1 }
        : null;
  const open = active?.id === locator.article ? active : null;
  const modeKey = open?.source ?? '';
  const mode = modes[modeKey] ?? 'reading';

  const focusReader = () => {
    if (panes.widthClass === 'single') panes.setReaderUp(true);
    whenDrawn(() => calls.current?.focus());
  };
  const app: AppContext = {
    ...navigation,
    archive,
    spec,
    results,
    state,
    selecting,
    chosen,
    active,
    actions,
    changes,
    undo: toasts.undo,
    panes,
    sheet,
    openSheet: setSheet,
    closeSheet: () => setSheet(null),
    settings,
    set,
    reader: {
      mode,
      setMode: (next) => setModes({ ...modes, [modeKey]: next }),
      page: (direction) => calls.current?.page(direction) ?? false,
      hit: (direction) => calls.current?.hit(direction) ?? false,
      openFind: () => calls.current?.openFind(),
      closeFind: () => calls.current?.closeFind() ?? false,
      focus: focusReader,
    },
    toast: show,
    sidebar,
    isTyping,
    setTyping,
    focus: (region) => {
      if (region === 'sidebar' && !panes.sidebar) panes.toggle('sidebar');
      if (region === 'list') panes.setReaderUp(false);
      whenDrawn(() => focusRegion(region));
    },
    stepRegion,
    focusQuery: () => {
      query.current?.focus();
      query.current?.select();
    },
    openArticle: () => {
      if (selecting.activeIndex !== null && selecting.activeId) selecting.moveTo(selecting.activeIndex, selecting.activeId);
      focusReader();
    },
    stepHit: (direction) => {
      if (calls.current?.hit(direction)) {
        pendingHit.current = false;
        return;
      }
      const next = (selecting.activeIndex ?? -1) + direction;
      if (pendingHit.current || selecting.activeIndex === null) {
        pendingHit.current = false;
        void moveToRow(app, next);
        return;
      }
      void results.row(next).then((hit) => {
        if (!hit) return;
        pendingHit.current = true;
        show({ message: t('app.nextHit', { title: hit.article.title }) });
      });
    },
    findInPane: () => {
      const inReader = document.activeElement?.closest('[data-region="reader"]');
      if (inReader && locator.article) calls.current?.openFind();
      else app.focusQuery();
    },
    undoLast: toasts.undoLast,
    redoLast: toasts.redoLast,
    isReadOnly: () => info?.state === 'read-only',
  };

  useKeyboard(app);
  useReadMarking(app, open);
  useEffect(() => {
    document.title = t('app.title', { what: open?.title ?? scopeTitle(app), archive: info?.name ?? host.archiveName });
  });
  useEffect(() => {
    ui.set('here.locator', toFragment(locator));
  }, [ui, locator]);
  useEffect(() => {
    const kept = ui.get('here.list');
    const before = isListMemory(kept) ? kept : NO_MEMORY;
    ui.set('here.list', { ...before, key: anchorKey(spec), activeIndex: selecting.activeIndex });
  }, [ui, spec, selecting.activeIndex]);
  useDesktopCommands(app);

  const find: FindCommand = (id) => offer(id, app);
  return (
    <AppReact value={app}>
      <CommandsContext value={find}>
        <ToastContext value={show}>
          <UndoContext value={done}>
            <Frame
              calls={calls}
              queryRef={query}
              info={info}
              isStopped={connection === 'stopped'}
              anchor={isRemembered.current ? { index: memory.index, offset: memory.offset } : null}
              onAnchor={(anchor) => ui.set('here.list', { ...anchor, key: anchorKey(spec), activeIndex: selecting.activeIndex })}
            />
            <ToastRegion toast={toasts.toast} onGone={toasts.gone} closeLabel={t('app.close')} label={t('app.regions.notices')} />
          </UndoContext>
        </ToastContext>
      </CommandsContext>
    </AppReact>
  );
}

/** How the archive stands, without what changes all the time. */
function standing({ name, state, notice, holder, index }: ArchiveInfo) {
  return { name, state, notice, holder, index };
}

function isModes(value: unknown): value is Readonly<Record<string, ReadingMode>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((mode) => mode === 'reading' || mode === 'original' || mode === 'text')
  );
}

/** The location in the address; without one, where the window was last. */
function useRestoredLocation() {
  const ui = useUiState();
  useState(() => {
    const last = ui.get('here.locator');
    if (window.location.hash === '' && typeof last === 'string') window.history.replaceState(null, '', last);
  });
  return useLocation();
}

/** Commands chosen in the desktop's native menu. */
function useDesktopCommands(app: AppContext): void {
  const latest = useRef(app);
  latest.current = app;
  const { desktop } = app.archive.host;
  useEffect(() => {
    if (!desktop) return;
    const stop = new AbortController();
    const listen = async () => {
      const chosen = await desktop.watchCommands(undefined, { signal: stop.signal });
      for await (const { command } of chosen) offer(command, latest.current)?.run();
    };
    listen().catch((error: unknown) => {
      if (!stop.signal.aborted) latest.current.toast({ message: failureText(error), tone: 'error' });
    });
    return () => stop.abort();
  }, [desktop]);
}
