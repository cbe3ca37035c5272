import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Collection, SavedSearch } from '../../shared/contract/library.ts';
import { useArchive } from '../client/archive-context.tsx';
import { useRemembered } from '../client/ui-state.tsx';
import { nudge, type Place, placeOf } from '../features/collections/places.ts';
import { Sidebar } from '../features/sidebar/Sidebar.tsx';
import type { MenuEntry } from '../ui/Menu.tsx';
import { useStable } from '../ui/use-stable.ts';
import { useApp } from './app-context.ts';
import { t } from './messages/en.ts';
import { menuEntry } from './offer.ts';

const OPEN_AT_FIRST = ['section:collections', 'section:searches', 'section:sources', 'section:tags'];

/** The sidebar, joined to the window. */
export function SidebarRegion() {
  const app = useApp();
  const { orpc, host } = useArchive();
  const { locator, settings, actions, go } = app;
  const library = useQuery(orpc.library.sidebar.queryOptions()).data ?? null;
  const info = useQuery({
    ...orpc.archive.info.queryOptions(),
    select: ({ name, lastVerify }) => ({ name, lastVerify }),
  }).data;
  const [expanded, setExpanded] = useRemembered<readonly string[]>('here.sidebar', OPEN_AT_FIRST, isStrings);
  const { changes } = app;
  const move = (collection: Collection, to: Place) => {
    const all = library?.collections ?? [];
    const into = all.find(({ id }) => id === to.parentId);
    const stays = collection.parentId === to.parentId;
    void changes.move(collection, { ...to, place: stays ? null : (into?.path ?? t('scope.top')) }, placeOf(all, collection.id));
  };

  const readOnly = app.isReadOnly() ? { disabledBecause: t('why.readOnly') } : {};
  /** What changes the archive says why it cannot, where the archive may only be read. */
  const ifWritable =
    <Given extends readonly unknown[]>(change: (...given: Given) => void) =>
    (...given: Given) =>
      app.isReadOnly() ? app.toast({ message: t('why.readOnly') }) : change(...given);

  const openSearch = (search: SavedSearch) =>
    go({
      scope: search.spec.scope,
      query: search.spec.query,
      filters: search.spec.filters,
      sort: search.sort,
      order: search.order,
      timeline: null,
    });
  const isShown = ({ spec }: SavedSearch) =>
    spec.query === locator.query &&
    JSON.stringify([spec.scope, spec.filters]) === JSON.stringify([locator.scope, locator.filters]);
  const exportOf = (title: string, spec: SavedSearch['spec'], count: number): MenuEntry => ({
    id: 'export',
    title: t('command.file.export'),
    disabledBecause: count > 0 ? null : t('why.noResults'),
    run: () => app.openSheet({ name: 'export', results: { target: { spec }, count }, selection: null, title }),
  });
  const collectionMenu = (collection: Collection): MenuEntry[] => [
    {
      id: 'new-inside',
      title: t('command.collection.new-inside'),
      ...readOnly,
      run: () => app.openSheet({ name: 'name-collection', collection: null, parent: collection }),
    },
    {
      id: 'rename',
      title: t('command.collection.rename'),
      keys: 'F2',
      ...readOnly,
      run: () => app.openSheet({ name: 'name-collection', collection, parent: null }),
    },
    {
      id: 'move',
      title: t('command.collection.move'),
      ...readOnly,
      run: () => app.openSheet({ name: 'move-collection', collection }),
    },
    exportOf(collection.name, { scope: { kind: 'collection', id: collection.id }, query: '', filters: [] }, collection.deepCount),
    { id: 'line', line: true },
    { id: 'delete', title: t('command.collection.delete'), ...readOnly, run: () => void changes.remove(collection) },
  ];
  const searchMenu = (search: SavedSearch): MenuEntry[] => [
    {
      id: 'rename',
      title: t('command.collection.rename'),
      keys: 'F2',
      ...readOnly,
      run: () => app.openSheet({ name: 'rename-search', id: search.id, title: search.name }),
    },
    exportOf(search.name, search.spec, search.count),
    { id: 'line', line: true },
    { id: 'delete', title: t('command.search.delete'), ...readOnly, run: () => void actions.removeSearch(search) },
  ];
  const archiveMenu = [
    'collection.new',
    'file.add',
    'file.export',
    'file.open',
    'file.verify',
    'file.backup',
    'file.log',
    'file.settings',
  ].flatMap((id) => menuEntry(id, app) ?? []);

  const open = useMemo(() => new Set(expanded), [expanded]);

  return (
    <Sidebar
      library={library}
      archiveName={info?.name ?? host.archiveName}
      archiveMenu={archiveMenu}
      scope={locator.scope}
      openSearch={library?.savedSearches.find(isShown)?.id ?? null}
      expanded={open}
      onExpanded={useStable((keys) => setExpanded([...keys]))}
      showSources={settings.showSources}
      showTags={settings.showTags}
      hasDamage={info?.lastVerify?.state === 'damaged'}
      onGo={useStable((scope) => go({ scope, query: '', filters: [], sort: null, order: null, timeline: null }))}
      onOpenSearch={useStable(openSearch)}
      onDropArticles={useStable(
        ifWritable((collection: Collection) => {
          if (app.chosen) void changes.addArticles(collection, app.chosen.target);
        }),
      )}
      onMoveCollection={useStable(
        ifWritable((collection: Collection, parentId: string | null, before: string | null) =>
          move(collection, { parentId, before }),
        ),
      )}
      onNudge={useStable(
        ifWritable((collection: Collection, towards: Parameters<typeof nudge>[2]) => {
          const to = nudge(library?.collections ?? [], collection.id, towards);
          if (to) move(collection, to);
        }),
      )}
      collectionMenu={useStable(collectionMenu)}
      searchMenu={useStable(searchMenu)}
      onRename={useStable(
        ifWritable((thing: { readonly collection: Collection } | { readonly search: SavedSearch }) => {
          if ('collection' in thing) app.openSheet({ name: 'name-collection', collection: thing.collection, parent: null });
          else app.openSheet({ name: 'rename-search', id: thing.search.id, title: thing.search.name });
        }),
      )}
      onNewCollection={useStable(ifWritable(() => app.openSheet({ name: 'name-collection', collection: null, parent: null })))}
      onRefused={useStable((message) => app.toast({ message }))}
    />
  );
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
