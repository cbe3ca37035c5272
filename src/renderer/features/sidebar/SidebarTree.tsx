import { Bookmark, Circle, Folder, FolderOpen, Inbox, Newspaper, Star, Tag, Trash2, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, memo, type ReactNode, useRef, useState } from 'react';
import { type Key, Tree } from 'react-aria-components';
import type { Collection, SavedSearch } from '../../../shared/contract/library.ts';
import type { Scope } from '../../../shared/contract/shapes/result-spec.ts';
import { scopeFrom } from '../../../shared/scope-text.ts';
import { formatNumber } from '../../ui/catalogue.ts';
import { DRAGGED_ARTICLES, DRAGGED_COLLECTION } from '../../ui/drag-kinds.ts';
import { ContextMenu, type MenuEntry } from '../../ui/Menu.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { t } from './messages.ts';
import { childrenOf, type Library, type Section, TOP } from './rows.ts';
import styles from './Sidebar.module.css';
import { type DropPlace, SidebarRow } from './SidebarRow.tsx';

/** What the tree asks of the window; each stays the same function, so that the tree is drawn again only when the library changes. */
export interface SidebarTreeProps {
  readonly library: Library | null;
  /** The key of the row the window shows. */
  readonly selected: string;
  readonly expanded: ReadonlySet<string>;
  readonly onExpanded: (keys: ReadonlySet<string>) => void;
  readonly showSources: boolean;
  readonly showTags: boolean;
  /** The last check found bytes that are not what was saved. */
  readonly hasDamage: boolean;
  readonly onGo: (scope: Scope) => void;
  readonly onOpenSearch: (search: SavedSearch) => void;
  readonly onDropArticles: (collection: Collection) => void;
  readonly onMoveCollection: (collection: Collection, parentId: string | null, before: string | null) => void;
  /** One step among its siblings, into the one above, or out of its parent. */
  readonly onNudge: (collection: Collection, towards: 'up' | 'down' | 'in' | 'out') => void;
  readonly collectionMenu: (collection: Collection) => readonly MenuEntry[];
  readonly searchMenu: (search: SavedSearch) => readonly MenuEntry[];
  readonly onRename: (thing: { readonly collection: Collection } | { readonly search: SavedSearch }) => void;
  readonly onNewCollection: () => void;
  readonly onRefused: (why: string) => void;
}

interface OpenMenu {
  readonly at: { readonly x: number; readonly y: number };
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** The library as one tree, in an order that never changes (UX 1.3). */
export const SidebarTree = memo(function SidebarTree(props: SidebarTreeProps) {
  const { library, selected, expanded, onExpanded, showSources, showTags } = props;
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [showAll, setShowAll] = useState<'sources' | 'tags' | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const collections = library?.collections ?? [];

  const collectionOf = (key: string) => collections.find(({ id }) => key === `collection:${id}`) ?? null;
  const searchOf = (key: string) => library?.savedSearches.find(({ id }) => key === `search:${id}`) ?? null;

  const activate = (key: string) => {
    const search = searchOf(key);
    const next = scopeFrom(key);
    if (search) props.onOpenSearch(search);
    else if (next) props.onGo(next);
    else if (key === 'all-sources' || key === 'all-tags') setShowAll(key === 'all-sources' ? 'sources' : 'tags');
    else if (key === 'new-collection') props.onNewCollection();
    else if (key.startsWith('section:')) toggle(key);
  };
  const toggle = (key: string) => {
    const next = new Set(expanded);
    if (!next.delete(key)) next.add(key);
    onExpanded(next);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[data-key]') : null;
    const key = row?.getAttribute('data-key') ?? '';
    const collection = collectionOf(key);
    const search = searchOf(key);
    if (event.key === 'F2' && collection) props.onRename({ collection });
    else if (event.key === 'F2' && search) props.onRename({ search });
    else if (event.altKey && collection && event.key.startsWith('Arrow')) {
      const isRtl = row ? getComputedStyle(row).direction === 'rtl' : false;
      const sideways = (event.key === 'ArrowRight') !== isRtl ? 'in' : 'out';
      const step = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : sideways;
      props.onNudge(collection, step);
    } else if ((event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) && row && (collection || search)) {
      const box = row.getBoundingClientRect();
      openMenu({ x: box.left + 24, y: box.bottom - 4 }, collection, search);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const openMenu = (at: OpenMenu['at'], collection: Collection | null, search: SavedSearch | null) => {
    if (collection)
      setMenu({ at, label: t('menu.collection', { name: collection.name }), entries: props.collectionMenu(collection) });
    else if (search) setMenu({ at, label: t('menu.search', { name: search.name }), entries: props.searchMenu(search) });
  };

  const dropOnCollection = (onto: Collection, data: DataTransfer, place: DropPlace) => {
    if (data.types.includes(DRAGGED_ARTICLES)) {
      props.onDropArticles(onto);
      return;
    }
    const moving = collections.find(({ id }) => id === data.getData(DRAGGED_COLLECTION));
    if (!moving || moving.id === onto.id || onto.path.startsWith(`${moving.path}/`)) return;
    if (place === 'on') props.onMoveCollection(moving, onto.id, null);
    else {
      const siblings = childrenOf(collections, onto.parentId).filter(({ id }) => id !== moving.id);
      const next = siblings[siblings.findIndex(({ id }) => id === onto.id) + 1];
      props.onMoveCollection(moving, onto.parentId, place === 'before' ? onto.id : (next?.id ?? null));
    }
  };

  const folder = (collection: Collection): ReactNode => {
    const inside = childrenOf(collections, collection.id);
    return (
      <SidebarRow
        key={collection.id}
        id={`collection:${collection.id}`}
        name={collection.name}
        icon={expanded.has(`collection:${collection.id}`) && inside.length > 0 ? FolderOpen : Folder}
        count={collection.deepCount}
        onDragStart={(event) => {
          event.dataTransfer.setData(DRAGGED_COLLECTION, collection.id);
          event.dataTransfer.effectAllowed = 'move';
        }}
        accepts={(types) => (types.includes(DRAGGED_ARTICLES) ? 'on' : types.includes(DRAGGED_COLLECTION) ? 'any' : null)}
        onDrop={(data, place) => dropOnCollection(collection, data, place)}
        onMenu={(at) => openMenu(at, collection, null)}
      >
        {inside.map(folder)}
      </SidebarRow>
    );
  };
  const section = (name: Section, rows: ReactNode) => (
    <SidebarRow key={name} id={`section:${name}`} name={t(name)} isSection>
      {rows}
    </SidebarRow>
  );

  return (
    <div className={styles.box} onKeyDownCapture={onKeyDown}>
      {library ? (
        <Tree
          ref={tree}
          aria-label={t('tree')}
          className={styles.tree ?? ''}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={[selected]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys;
            if (
              typeof key === 'string' &&
              key !== selected &&
              !key.startsWith('section:') &&
              !key.startsWith('all-') &&
              key !== 'new-collection'
            )
              activate(key);
          }}
          onAction={(key) => activate(String(key))}
          expandedKeys={expanded}
          onExpandedChange={(keys) => onExpanded(new Set([...keys].map((key: Key) => String(key))))}
        >
          <SidebarRow id="all" name={t('all')} icon={Inbox} count={library.counts.all} />
          <SidebarRow id="unread" name={t('unread')} icon={Circle} count={library.counts.unread} />
          <SidebarRow id="starred" name={t('starred')} icon={Star} count={library.counts.starred} />
          <SidebarRow
            id="needs-care"
            name={t('needs-care')}
            icon={TriangleAlert}
            count={library.counts.needsCare}
            {...(props.hasDamage ? { alarm: t('needs-care.damage') } : {})}
          />
          {section(
            'collections',
            collections.length === 0 ? (
              <SidebarRow id="new-collection" name={t('collections.empty')} />
            ) : (
              childrenOf(collections, null).map(folder)
            ),
          )}
          {library.savedSearches.length === 0
            ? null
            : section(
                'searches',
                library.savedSearches.map((search) => (
                  <SidebarRow
                    key={search.id}
                    id={`search:${search.id}`}
                    name={search.name}
                    icon={Bookmark}
                    count={search.count}
                    accepts={(types) => (types.includes(DRAGGED_ARTICLES) ? 'on' : null)}
                    onDrop={() => props.onRefused(t('refused'))}
                    onMenu={(at) => openMenu(at, null, search)}
                  />
                )),
              )}
          {showSources && library.sources.length > 0
            ? section('sources', [
                ...library.sources
                  .slice(0, TOP)
                  .map(({ source, label, count }) => (
                    <SidebarRow key={source} id={`source:${source}`} name={label} icon={Newspaper} count={count} />
                  )),
                ...(library.sources.length > TOP ? [<SidebarRow key="all-sources" id="all-sources" name={t('showAll')} />] : []),
              ])
            : null}
          {showTags && library.tags.length > 0
            ? section('tags', [
                ...library.tags
                  .slice(0, TOP)
                  .map(({ tag, count }) => <SidebarRow key={tag} id={`tag:${tag}`} name={tag} icon={Tag} count={count} />),
                ...(library.tags.length > TOP ? [<SidebarRow key="all-tags" id="all-tags" name={t('showAll')} />] : []),
              ])
            : null}
          <SidebarRow id="trash" name={t('trash')} icon={Trash2} count={library.counts.trash} />
        </Tree>
      ) : (
        <div className={styles.skeleton} role="status" aria-label={t('loading')} />
      )}
      <ContextMenu label={menu?.label ?? ''} entries={menu?.entries ?? []} at={menu?.at ?? null} onClose={() => setMenu(null)} />
      <Popover
        label={t(showAll === 'tags' ? 'showAll.tags' : 'showAll.sources')}
        isOpen={showAll !== null}
        onOpenChange={() => setShowAll(null)}
        triggerRef={tree}
        placement="end"
      >
        <PickList
          label={t(showAll === 'tags' ? 'showAll.tags' : 'showAll.sources')}
          placeholder={t('filter')}
          emptyText={t('filter.none')}
          options={
            showAll === 'tags'
              ? (library?.tags ?? []).map(({ tag, count }) => ({ key: `tag:${tag}`, name: tag, count }))
              : (library?.sources ?? []).map(({ source, label, count }) => ({ key: `source:${source}`, name: label, count }))
          }
          keyOf={({ key }) => key}
          textOf={({ name }) => name}
          render={({ name, count }) => (
            <>
              <bdi>{name}</bdi>
              <span className={styles.count}>{formatNumber(count)}</span>
            </>
          )}
          onPick={({ key }) => {
            setShowAll(null);
            activate(key);
          }}
        />
      </Popover>
    </div>
  );
});
