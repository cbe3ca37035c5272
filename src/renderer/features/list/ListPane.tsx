import { ArrowDown, ArrowUp, Rows3, Rows4 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Scope, SortKey, SortOrder } from '../../../shared/contract/shapes/result-spec.ts';
import type { ResultState } from '../../client/result-set.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import styles from './ListPane.module.css';
import { ListRows, Skeleton } from './ListRows.tsx';
import { ListStates } from './ListStates.tsx';
import { t } from './messages.ts';

const SORTS: readonly SortKey[] = ['published', 'captured', 'title', 'source', 'words'];

/** Skeleton rows while the first answer is on its way. */
const WAITING = [1, 2, 3, 4, 5, 6, 7, 8];

type RowsProps = Parameters<typeof ListRows>[0];

interface Props extends Omit<RowsProps, 'label' | 'kind'> {
  readonly state: ResultState;
  readonly place: string;
  readonly scope: Scope;
  readonly hasQuery: boolean;
  readonly hasFilters: boolean;
  readonly sort: SortKey;
  readonly order: SortOrder;
  readonly isCompact: boolean;
  readonly onSort: (sort: SortKey, order: SortOrder) => void;
  readonly onCompact: () => void;
  readonly onShowArrivals: () => void;
  readonly onSearchEverywhere: () => void;
  readonly onRemoveFilters: () => void;
  readonly onRelax: (spec: { readonly scope: Scope; readonly query: string; readonly filters: string[] }) => void;
  readonly onAddHere: () => void;
  /** Why results may be incomplete, while the index is being made. */
  readonly indexing: string | null;
  /** Stands above the rows: Trash says its rules there. */
  readonly banner?: ReactNode;
  /** Shown instead of an empty archive. */
  readonly firstRun: ReactNode;
}

/** The list: what is here, in which order, and its rows. */
export function ListPane(props: Props) {
  const { place, scope, hasQuery, sort, order, isCompact, onSort, onCompact, onShowArrivals, banner, firstRun, state } = props;
  const { facts, total, isLoading, arrivals } = state;
  const kind = isCompact ? 'compact' : hasQuery ? 'hit' : 'standard';
  const sorts = hasQuery ? (['relevance', ...SORTS] as const) : SORTS;
  return (
    <div className={styles.pane}>
      <header className={styles.header}>
        <h2 className={styles.title}>
          {hasQuery ? (
            <span data-testid="list.count">{facts ? t('count.results', { count: total }) : t('count.loading')}</span>
          ) : (
            <>
              <bdi className={styles.place}>{place}</bdi>{' '}
              <span className={styles.count} data-testid="list.count">
                {facts ? t('count.articles', { count: total }) : t('count.loading')}
              </span>
            </>
          )}
        </h2>
        {hasQuery && facts ? (
          <span className={styles.took}>{t('took', { ms: Math.max(1, Math.round(facts.tookMs)) })}</span>
        ) : null}
        <span className={styles.tools}>
          <MenuButton
            label={t('sort')}
            placement="bottom end"
            entries={[
              ...sorts.map((key) => ({
                id: key,
                title: t(`sort.${key}`),
                isOn: key === sort,
                run: () => onSort(key, standardOrder(key)),
              })),
              { id: 'line', line: true },
              { id: 'asc', title: t('sort.ascending'), isOn: order === 'asc', run: () => onSort(sort, 'asc') },
              { id: 'desc', title: t('sort.descending'), isOn: order === 'desc', run: () => onSort(sort, 'desc') },
            ]}
          >
            <Button
              kind="quiet"
              label={t(order === 'asc' ? 'sort.now.asc' : 'sort.now.desc', { key: t(`sort.${sort}`) })}
              testId="list.sort"
            >
              {t(`sort.${sort}`)}
              {sort === 'relevance' ? null : order === 'asc' ? (
                <ArrowUp size={14} aria-hidden />
              ) : (
                <ArrowDown size={14} aria-hidden />
              )}
            </Button>
          </MenuButton>
          <IconButton
            icon={isCompact ? Rows4 : Rows3}
            label={t('density.compact')}
            isOn={isCompact}
            onPress={onCompact}
            size={16}
            testId="list.density"
          />
        </span>
      </header>
      {props.indexing !== null || (facts && !facts.complete) ? (
        <p className={styles.incomplete} data-testid="list.incomplete">
          {props.indexing ?? (facts?.notIndexed ? t('incomplete', { count: facts.notIndexed }) : t('mayBeIncomplete'))}
        </p>
      ) : null}
      {banner}
      <div className={styles.body}>
        <ProgressLine isBusy={isLoading} label={t('loading')} />
        {arrivals > 0 ? (
          <Button kind="main" isCompact className={styles.arrivals ?? ''} onPress={onShowArrivals} testId="list.arrivals">
            {t('arrivals', { count: arrivals })}
          </Button>
        ) : null}
        {total > 0 && !(state.error && !facts) ? (
          <ListRows {...props} kind={kind} label={t('list', { place })} />
        ) : facts === null && state.error === null ? (
          <div className={styles.skeletons} aria-hidden>
            {WAITING.map((nth) => (
              <div key={nth}>
                <Skeleton />
              </div>
            ))}
          </div>
        ) : (
          <ListStates {...props} firstRun={scope.kind === 'all' && !hasQuery && !props.hasFilters ? firstRun : null} />
        )}
      </div>
    </div>
  );
}

function standardOrder(key: SortKey): SortOrder {
  return key === 'title' || key === 'source' ? 'asc' : 'desc';
}
