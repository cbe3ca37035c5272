import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, Copy } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ResultSpec } from '../../../shared/contract/shapes/result-spec.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatNumber, LANGUAGE } from '../../ui/catalogue.ts';
import { cx } from '../../ui/cx.ts';
import { StateCard } from '../../ui/StateCard.tsx';
import { useToast } from '../../ui/toasts.ts';
import { clauseOf, withSelection } from './clause.ts';
import { firstHeadline } from './first-headline.ts';
import { t } from './messages.ts';
import { periodLabel } from './period-label.ts';
import styles from './TimelineTable.module.css';
import { type TableRow, type TableSort, tableCsv, tableRows } from './table-rows.ts';
import { overlaps, type TimeWindow } from './time-window.ts';
import type { TimelineState } from './timeline-state.ts';
import type { TimelineData } from './use-timeline.ts';

interface Props {
  readonly spec: ResultSpec;
  readonly state: TimelineState;
  readonly data: TimelineData;
  readonly selection: TimeWindow | null;
  onSelect(range: TimeWindow): void;
}

const ROW_PX = 32;
const NAMES = 3;

/** The whole of the chart as a table: sortable, copied as CSV, each period a button that selects it. */
export function TimelineTable({ spec, state, data, selection, onSelect }: Props) {
  const [sort, setSort] = useState<TableSort>('period-asc');
  const scroller = useRef<HTMLDivElement>(null);
  const toast = useToast();
  const rows = useMemo(() => tableRows(data.bins, sort), [data.bins, sort]);
  const labels = useMemo(() => new Map((data.answer?.lanes ?? []).map((lane) => [lane.key, lane.label])), [data.answer]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const unit = data.answer?.unit ?? data.unit;
  if (rows.length === 0) return <StateCard title={t('table.empty')} />;

  const words = (row: TableRow) => periodLabel({ start: row.startMs, end: row.endMs }, unit, LANGUAGE);
  const names = (row: TableRow) => row.lanes.map((lane) => labels.get(lane.key) ?? t('others'));
  const copy = async () => {
    const lanes = t(`table.lanes.${state.by}`);
    const csv = tableCsv(
      [t('table.period'), t('table.articles'), t('table.change'), ...(state.by === 'none' ? [] : [lanes])],
      rows.map((row) => [words(row), row.count, row.change ?? '', ...(state.by === 'none' ? [] : [names(row).join('; ')])]),
    );
    try {
      await navigator.clipboard.writeText(csv);
      toast({ message: t('table.copied', { count: rows.length }) });
    } catch {
      toast({ message: t('table.copy.failed'), tone: 'error' });
    }
  };
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const head = (column: 'period' | 'count' | 'change', title: string) => {
    const isOn = sort.startsWith(column);
    const isDown = sort.endsWith('desc');
    const Arrow = isDown ? ArrowDown : ArrowUp;
    return (
      <th
        aria-sort={isOn ? (isDown ? 'descending' : 'ascending') : 'none'}
        className={column === 'period' ? undefined : styles.number}
      >
        <AriaButton className={styles.sort ?? ''} onPress={() => setSort(nextSort(column, sort))}>
          {title}
          {isOn ? <Arrow size={13} aria-hidden /> : null}
        </AriaButton>
      </th>
    );
  };
  return (
    <div className={styles.frame}>
      <section
        ref={scroller}
        className={styles.scroller}
        aria-label={t('table.label', { unit: t(`unit.${unit}`), axis: t(`axis.${state.axis}.date`) })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        <table className={styles.table} aria-rowcount={rows.length + 1} data-testid="timeline.table">
          <thead>
            <tr aria-rowindex={1}>
              {head('period', t('table.period'))}
              {head('count', t('table.articles'))}
              {head('change', t('table.change'))}
              {state.by === 'none' ? null : <th>{t(`table.lanes.${state.by}`)}</th>}
              <th className={styles.headline}>{t('table.headline')}</th>
            </tr>
          </thead>
          <tbody>
            {before > 0 ? <tr style={{ blockSize: before }} aria-hidden /> : null}
            {items.map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              const range = { start: row.startMs, end: row.endMs };
              const all = names(row);
              return (
                <tr
                  key={row.startMs}
                  aria-rowindex={item.index + 2}
                  className={cx(
                    selection !== null && overlaps(selection, range) && styles.selected,
                    row.count === 0 && styles.none,
                  )}
                >
                  <td>
                    <AriaButton className={styles.period ?? ''} onPress={() => onSelect(range)}>
                      {words(row)}
                    </AriaButton>
                  </td>
                  <td className={styles.number}>{formatNumber(row.count)}</td>
                  <td className={styles.number}>{row.change === null ? '' : signed(row.change)}</td>
                  {state.by === 'none' ? null : (
                    <td className={styles.names} title={all.join(', ')}>
                      {all.length > NAMES
                        ? t('table.more', { names: all.slice(0, NAMES).join(', '), count: all.length - NAMES })
                        : all.join(', ')}
                    </td>
                  )}
                  <td className={styles.headline}>
                    {row.count === 0 ? null : <Headline spec={spec} state={state} unit={unit} range={range} />}
                  </td>
                </tr>
              );
            })}
            {after > 0 ? <tr style={{ blockSize: after }} aria-hidden /> : null}
          </tbody>
        </table>
      </section>
      <div className={styles.foot}>
        <Button kind="quiet" isCompact onPress={() => void copy()} testId="timeline.table.copy">
          <Copy size={13} aria-hidden />
          {t('table.copy')}
        </Button>
      </div>
    </div>
  );
}

/** The first title of a period whose date is known as well as the period itself. */
function Headline({
  spec,
  state,
  unit,
  range,
}: {
  readonly spec: ResultSpec;
  readonly state: TimelineState;
  readonly unit: Parameters<typeof clauseOf>[1];
  readonly range: TimeWindow;
}) {
  const { orpc } = useArchive();
  const answer = useQuery(
    orpc.search.query.queryOptions({
      input: {
        ...spec,
        filters: withSelection(state.axis, spec.filters, clauseOf(state.axis, unit, range)),
        sort: state.axis === 'captured' ? 'captured' : 'published',
        order: 'asc',
        limit: 10,
        snippets: false,
      },
      enabled: state.axis !== 'updated',
    }),
  );
  const first = firstHeadline(answer.data?.results ?? [], state.axis, unit);
  return first === null ? null : <bdi>{first.title}</bdi>;
}

function nextSort(column: 'period' | 'count' | 'change', now: TableSort): TableSort {
  if (column === 'period') return now === 'period-asc' ? 'period-desc' : 'period-asc';
  return now === `${column}-desc` ? `${column}-asc` : `${column}-desc`;
}

function signed(change: number): string {
  return change > 0 ? `+${formatNumber(change)}` : change < 0 ? `−${formatNumber(-change)}` : '0';
}
