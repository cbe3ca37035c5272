import { type Ref, type RefObject, useEffect, useRef } from 'react';
import { ActivityDrawer } from '../features/activity/ActivityDrawer.tsx';
import { DropOverlay } from '../features/add/DropOverlay.tsx';
import type { ListAnchor } from '../features/list/ListRows.tsx';
import type { ReaderCalls } from '../features/reader/ReaderPane.tsx';
import { FilterRail } from '../features/search/FilterRail.tsx';
import type { StandingFacts } from '../features/standing/Strips.tsx';
import { TimelineView } from '../features/timeline/TimelineView.tsx';
import { cx } from '../ui/cx.ts';
import { Splitter } from '../ui/Splitter.tsx';
import { useApp } from './app-context.ts';
import styles from './Frame.module.css';
import { InspectorRegion } from './InspectorRegion.tsx';
import { ListRegion } from './ListRegion.tsx';
import { t } from './messages/en.ts';
import { PANE_LIMITS, type PaneSizes } from './panes.ts';
import { QueryRegion, StripRegion } from './QueryRegion.tsx';
import { ReaderRegion } from './ReaderRegion.tsx';
import { Sheets } from './Sheets.tsx';
import { SidebarRegion } from './SidebarRegion.tsx';
import { StandingRegion } from './StandingRegion.tsx';
import { StatusBar } from './StatusBar.tsx';
import { collectionOf, scopeTitle } from './scope-title.ts';
import { sheetOf } from './sheet.ts';
import { Toolbar } from './Toolbar.tsx';

interface Props {
  readonly calls: Ref<ReaderCalls>;
  readonly queryRef: RefObject<HTMLInputElement | null>;
  readonly info: (StandingFacts & { readonly name: string }) | null;
  readonly isStopped: boolean;
  readonly anchor: ListAnchor | null;
  readonly onAnchor: (anchor: ListAnchor) => void;
}

const RAIL_BESIDE_INSPECTOR = 1680;

/** The window's frame: bars, strips and panes, in the places their width class gives them (UX 1.4). */
export function Frame({ calls, queryRef, info, isStopped, anchor, onAnchor }: Props) {
  const app = useApp();
  const { panes, locator } = app;
  const { widthClass, sizes, isReadingOnly } = panes;
  const isSingle = widthClass === 'single';
  const isSidebarDrawer = isSingle || widthClass === 'narrow';
  const isInspectorDrawer = widthClass !== 'wide';
  const showsRail = panes.filters && !isSidebarDrawer && !isReadingOnly && locator.view === 'list';
  const giveWay = showsRail && window.innerWidth < RAIL_BESIDE_INSPECTOR;
  const showsSidebar = panes.sidebar && !isReadingOnly;
  const showsInspector = panes.inspector && !isReadingOnly && !giveWay;
  const showsList = !isReadingOnly && !(isSingle && panes.isReaderUp);
  const showsReader = !isSingle || panes.isReaderUp;
  const listWidth = giveWay ? Math.max(sizes.list, 440) : sizes.list;
  const collection = collectionOf(app);

  usePasteToAdd();
  useFirstFocus();

  const list = showsList ? (
    <>
      <section
        id="pane-list"
        className={cx(styles.list, isSingle && styles.grows)}
        style={isSingle ? {} : { inlineSize: listWidth }}
        data-region="list"
        data-letters
        aria-label={t('app.regions.list')}
      >
        <ListRegion anchor={anchor} onAnchor={onAnchor} />
      </section>
      {showsReader ? <PaneSplitter pane="list" side="before" value={listWidth} /> : null}
    </>
  ) : null;
  const reader = showsReader ? (
    <section id="pane-reader" className={styles.reader} data-region="reader" data-letters aria-label={t('app.regions.reader')}>
      <ReaderRegion calls={calls} />
    </section>
  ) : null;

  return (
    <div className={styles.window}>
      <Toolbar title={t('app.title', { what: scopeTitle(app), archive: info?.name ?? app.archive.host.archiveName })}>
        <QueryRegion inputRef={queryRef} />
      </Toolbar>
      <StandingRegion info={info} isStopped={isStopped} />
      <StripRegion />
      <div className={styles.panes}>
        {showsSidebar && !isSidebarDrawer ? (
          <nav
            id="pane-sidebar"
            className={styles.sidebar}
            style={{ inlineSize: sizes.sidebar }}
            data-region="sidebar"
            aria-label={t('app.regions.sidebar')}
          >
            <SidebarRegion />
            <PaneSplitter pane="sidebar" side="before" value={sizes.sidebar} onCollapse={() => panes.toggle('sidebar')} />
          </nav>
        ) : null}
        <main className={styles.main}>
          {locator.view === 'timeline' && !isReadingOnly ? (
            <div className={styles.timeline}>
              <TimelineView
                spec={app.spec}
                state={locator.timeline}
                onState={(timeline) => app.go({ timeline })}
                onFilters={(filters) => app.go({ filters: [...filters] })}
                onFocusList={() => app.focus('list')}
                onOpen={(article) => app.go({ article }, { replace: true })}
              />
            </div>
          ) : null}
          <div className={styles.row}>
            {showsRail ? (
              <FilterRail spec={app.spec} onFilters={(filters) => app.go({ filters })} onHide={() => panes.toggle('filters')} />
            ) : null}
            {list}
            {reader}
          </div>
        </main>
        {showsInspector && !isInspectorDrawer ? (
          <aside
            id="pane-inspector"
            className={styles.inspector}
            style={{ inlineSize: sizes.inspector }}
            data-region="inspector"
            aria-label={t('app.regions.inspector')}
          >
            <PaneSplitter pane="inspector" side="after" value={sizes.inspector} onCollapse={() => panes.toggle('inspector')} />
            <InspectorRegion />
          </aside>
        ) : null}
        {(showsSidebar && isSidebarDrawer) || (showsInspector && isInspectorDrawer) ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: Esc and the toolbar close drawers too
          // biome-ignore lint/a11y/useKeyWithClickEvents: Esc and the toolbar close drawers too
          <div className={styles.scrim} onClick={() => void panes.closeDrawers()} />
        ) : null}
        {showsSidebar && isSidebarDrawer ? (
          <nav className={cx(styles.drawer, styles.start)} data-region="sidebar" aria-label={t('app.regions.sidebar')}>
            <SidebarRegion />
          </nav>
        ) : null}
        {showsInspector && isInspectorDrawer ? (
          <aside className={cx(styles.drawer, styles.end)} data-region="inspector" aria-label={t('app.regions.inspector')}>
            <InspectorRegion />
          </aside>
        ) : null}
      </div>
      {panes.activity ? (
        <div className={styles.activity} data-region="activity">
          <ActivityDrawer
            onClose={() => panes.toggle('activity')}
            onOpen={(article) => {
              app.go({ article }, { replace: true });
              app.reader.focus();
            }}
            onShowTask={(task) => app.openSheet(sheetOf(task))}
          />
        </div>
      ) : null}
      <StatusBar />
      <DropOverlay
        collection={collection ? { name: collection.name, path: collection.path } : null}
        isDisabled={app.isReadOnly() || app.sheet !== null}
        onDropped={({ collection: into, ...dropped }) =>
          app.openSheet({ name: 'add', ...dropped, ...(into === null ? {} : { collection: into }) })
        }
      />
      <Sheets />
    </div>
  );
}

interface PaneSplitterProps {
  readonly pane: keyof PaneSizes;
  readonly side: 'before' | 'after';
  readonly value: number;
  readonly onCollapse?: () => void;
}

function PaneSplitter({ pane, side, value, onCollapse }: PaneSplitterProps) {
  const { panes } = useApp();
  return (
    <Splitter
      label={t(`app.splitter.${pane}`)}
      valueText={t('app.splitter', { count: value })}
      controls={`pane-${pane}`}
      value={value}
      {...PANE_LIMITS[pane]}
      side={side}
      onChange={(width) => panes.setSize(pane, width)}
      {...(onCollapse ? { onCollapse } : {})}
    />
  );
}

/** Pasting outside a field opens Add with what was pasted. */
function usePasteToAdd(): void {
  const app = useApp();
  const latest = useRef(app);
  latest.current = app;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('input, textarea, [contenteditable], [role="dialog"]') || latest.current.isReadOnly()) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const html = event.clipboardData?.getData('text/html') ?? '';
      const files = [...(event.clipboardData?.files ?? [])];
      if (text === '' && html === '' && files.length === 0) return;
      event.preventDefault();
      latest.current.openSheet({
        name: 'add',
        ...(text === '' ? {} : { text }),
        ...(html === '' ? {} : { html }),
        ...(files.length > 0 ? { files } : {}),
      });
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
}

/** At the start the focus is on the list, never in the query bar (D2). */
function useFirstFocus(): void {
  const { state } = useApp();
  const isReady = state.shown !== null;
  useEffect(() => {
    if (isReady && document.activeElement === document.body)
      document.querySelector<HTMLElement>('[data-region="list"] [data-focus]')?.focus({ preventScroll: true });
  }, [isReady]);
}
