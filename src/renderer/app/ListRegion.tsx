import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ListPane } from '../features/list/ListPane.tsx';
import type { ListAnchor } from '../features/list/ListRows.tsx';
import { FirstArticle } from '../features/onboarding/FirstArticle.tsx';
import { useIndexSentence } from '../features/standing/index-sentence.ts';
import { TrashBanner } from '../features/trash/TrashBanner.tsx';
import { DRAGGED_ARTICLES } from '../ui/drag-kinds.ts';
import { ContextMenu } from '../ui/Menu.tsx';
import { useApp } from './app-context.ts';
import { orderOf } from './list-order.ts';
import { t } from './messages/en.ts';
import { rowMenu } from './offer.ts';
import { collectionOf, scopeTitle } from './scope-title.ts';

interface Props {
  readonly anchor: ListAnchor | null;
  readonly onAnchor: (anchor: ListAnchor) => void;
}

/** The list, joined to the window. */
export function ListRegion({ anchor, onAnchor }: Props) {
  const app = useApp();
  const { locator, state, results, selecting, settings, go } = app;
  const [menuAt, setMenuAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const collection = collectionOf(app);
  const index = useQuery({ ...app.archive.orpc.archive.info.queryOptions(), select: (info) => info.index }).data;
  const indexing = useIndexSentence(index);
  return (
    <>
      <ListPane
        place={scopeTitle(app)}
        scope={locator.scope}
        hasQuery={locator.query.trim() !== ''}
        hasFilters={locator.filters.length > 0}
        results={results}
        state={state}
        selecting={selecting}
        dateStyle={settings.dateStyle}
        isCompact={settings.density === 'compact'}
        anchor={anchor}
        indexing={indexing}
        onAnchor={onAnchor}
        {...orderOf(locator)}
        onSort={(sort, order) => go({ sort, order })}
        onCompact={() => app.set({ density: settings.density === 'compact' ? 'standard' : 'compact' })}
        onShowArrivals={() => void results.refresh()}
        onSearchEverywhere={() => go({ scope: { kind: 'all' } })}
        onRemoveFilters={() => go({ filters: [] })}
        onRelax={({ scope, query, filters }) => go({ scope, query, filters })}
        onAddHere={() => app.openSheet({ name: 'add', ...(collection ? { collection: collection.path } : {}) })}
        onOpen={() => app.openArticle()}
        onLeave={(side) => {
          if (side === 'start') app.focus('sidebar');
          else app.reader.focus();
        }}
        onMenu={setMenuAt}
        onDragStart={(articleId, event) => {
          if (!selecting.isSelected(articleId)) {
            const at = results.positionOf(articleId);
            if (at !== null) selecting.moveTo(at, articleId);
          }
          event.dataTransfer.setData(DRAGGED_ARTICLES, articleId);
          event.dataTransfer.effectAllowed = 'copy';
        }}
        banner={
          locator.scope.kind === 'trash' ? (
            <TrashBanner
              count={state.total}
              isReadOnly={app.isReadOnly()}
              onRestoreAll={() => void app.actions.restore({ spec: app.spec })}
              onPurgeAll={() => app.openSheet({ name: 'purge', chosen: { target: { spec: app.spec }, count: state.total } })}
            />
          ) : null
        }
        firstRun={<FirstArticle onAdd={() => app.openSheet({ name: 'add' })} />}
      />
      <ContextMenu label={t('group.article')} entries={menuAt ? rowMenu(app) : []} at={menuAt} onClose={() => setMenuAt(null)} />
    </>
  );
}
