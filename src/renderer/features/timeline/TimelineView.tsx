import { useQuery } from '@tanstack/react-query';
import { ChartNoAxesColumn, CircleDashed, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useState } from 'react';
import { useLocale } from 'react-aria-components';
import type { ResultSpec } from '../../../shared/contract/shapes/result-spec.ts';
import type { TimelineAnswer } from '../../../shared/contract/timeline.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatNumber, LANGUAGE } from '../../ui/catalogue.ts';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { StateCard } from '../../ui/StateCard.tsx';
import { useStable } from '../../ui/use-stable.ts';
import { CaptionRow } from './CaptionRow.tsx';
import { Chart } from './Chart.tsx';
import { type ChartAxis, clauseOf, clauseOfLane, rangeOfClause, withSelection } from './clause.ts';
import { type LaneRow, laneRows } from './lane-rows.ts';
import { t } from './messages.ts';
import { Overview } from './Overview.tsx';
import { periodLabel } from './period-label.ts';
import { selectionWords } from './selection-words.ts';
import { TimelineTable } from './TimelineTable.tsx';
import styles from './TimelineView.module.css';
import { Toolbar } from './Toolbar.tsx';
import { fitTo, padded, panBy, type TimeWindow, within, zoomAt } from './time-window.ts';
import { readState, type TimelineState, writeState } from './timeline-state.ts';
import { unitOf, useSelectionCount } from './use-selection-count.ts';
import { useSettled } from './use-settled.ts';
import { type TimelineData, useTimeline } from './use-timeline.ts';
import { useWidth } from './use-width.ts';
import { WhereStrip } from './WhereStrip.tsx';

interface Props {
  /** The result set the window shows, with the date filter a selection has made. */
  readonly spec: ResultSpec;
  /** How the timeline stands, as it wrote it into the locator. */
  readonly state: string | null;
  /** Writes the state; a gesture that goes on replaces its own entry, so that Back undoes whole gestures. */
  onState(state: string | null): void;
  /** Makes these the filters of the result set. */
  onFilters(filters: readonly string[]): void;
  onFocusList(): void;
  onOpen(articleId: string): void;
}

/** A gesture has ended when nothing came for this long. */
const GESTURE_MS = 350;
const KEY_ZOOM = 1.6;
const PAGE_SHARE = 0.8;

/** Coverage over time of the one result set: pick a period and it becomes a filter the list obeys too. */
export function TimelineView(props: Props) {
  const { spec, onFilters, onState } = props;
  const state = useMemo(() => readState(props.state), [props.state]);
  const { direction } = useLocale();
  const isRtl = direction === 'rtl';
  const [width, measure] = useWidth();
  const [moving, setMoving] = useState<TimeWindow | null>(null);
  const [draft, setDraft] = useState<TimeWindow | null>(null);
  const data = useTimeline(spec, state, moving ?? state.window, width);
  const { answer, overview, range, window } = data;
  const unit = answer?.unit ?? data.unit;
  const selection = useMemo(() => selectionOf(state, spec.filters), [state, spec.filters]);
  const shown = draft ?? selection;
  const count = useSelectionCount(spec, state, data, shown);
  const rows = useMemo(
    () => (answer === null ? [] : laneRows(answer, data.bins, state.by, state.scale)),
    [answer, data.bins, state.by, state.scale],
  );

  const change = useCallback((next: Partial<TimelineState>) => onState(writeState({ ...state, ...next })), [onState, state]);
  useEffect(() => {
    if (moving === null) return;
    const timer = setTimeout(() => {
      change({ window: moving });
      setMoving(null);
    }, GESTURE_MS);
    return () => clearTimeout(timer);
  }, [moving, change]);
  const show = useCallback((next: TimeWindow | null) => setMoving(next), []);
  const select = useCallback(
    (next: TimeWindow | null) =>
      onFilters(withSelection(state.axis, spec.filters, next === null ? null : clauseOf(state.axis, unitOf(next, unit), next))),
    [onFilters, state.axis, spec.filters, unit],
  );
  const zoomToSelection = useStable(() => {
    if (selection !== null && range !== null) show(within(padded(selection, 0.05), range));
  });
  const clear = useStable(() => select(null));
  const showUndated = useStable(() => {
    const others = withSelection(state.axis, spec.filters, null).filter((clause) => clause !== 'is:undated');
    onFilters([...others, 'is:undated']);
  });
  const onKey = (event: KeyboardEvent) => {
    if (window === null || range === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const centre = (window.start + window.end) / 2;
    const length = (window.end - window.start) * PAGE_SHARE;
    const actions: Readonly<Record<string, () => void>> = {
      z: zoomToSelection,
      '0': () => show(fitTo(range)),
      t: () => change({ mode: state.mode === 'chart' ? 'table' : 'chart' }),
      '+': () => show(zoomAt(window, centre, KEY_ZOOM, range)),
      '=': () => show(zoomAt(window, centre, KEY_ZOOM, range)),
      '-': () => show(zoomAt(window, centre, 1 / KEY_ZOOM, range)),
      PageDown: () => show(panBy(window, isRtl ? -length : length, range)),
      PageUp: () => show(panBy(window, isRtl ? length : -length, range)),
      Enter: props.onFocusList,
      ...(selection !== null && { Escape: () => select(null) }),
    };
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  const onLane = useStable((row: LaneRow) => {
    const clause = row.key === null ? null : clauseOfLane(state.by, row.key, row.label);
    if (clause !== null && !spec.filters.includes(clause)) onFilters([...spec.filters, clause]);
  });

  const words = shown === null ? null : selectionWords(shown, count, state.by);
  const announced = useSettled(count === null ? '' : (words ?? ''));
  return (
    <section aria-label={t('title')} className={styles.view} data-testid="timeline">
      <ProgressLine isBusy={data.isBusy} label={t('busy')} />
      <div className={styles.strip}>{answer === null ? null : <WhereStrip answer={answer} />}</div>
      <Toolbar state={state} unit={unit} window={window} range={range} onState={change} onWindow={show} />
      <div className={styles.measure} aria-hidden>
        <div ref={measure} />
      </div>
      {data.error && (answer === null || overview === null) ? (
        <StateCard
          icon={TriangleAlert}
          tone="error"
          title={t('state.error')}
          actions={<Button onPress={data.retry}>{t('state.retry')}</Button>}
          testId="timeline.error"
        />
      ) : overview !== null && range === null ? (
        <NothingDrawn overview={overview} axis={state.axis} onAxis={() => change({ axis: 'captured', window: null })} />
      ) : overview === null || range === null || window === null ? null : (
        <>
          {state.mode === 'table' ? (
            // biome-ignore lint/a11y/noStaticElementInteractions: T on anything in the table goes back to the chart
            <div
              className={styles.body}
              onKeyDown={(event) => (event.key.toLowerCase() === 't' || event.key === 'Escape' ? onKey(event) : undefined)}
            >
              <TimelineTable spec={spec} state={state} data={data} selection={selection} onSelect={select} />
            </div>
          ) : (
            <div className={styles.body} data-dimmed={data.error ? true : undefined}>
              <Overview overview={overview} range={range} window={window} width={width} isRtl={isRtl} onWindow={show} />
              <Chart
                data={data}
                rows={rows}
                by={state.by}
                axis={state.axis}
                width={width}
                isRtl={isRtl}
                selection={selection}
                scaleNote={scaleNote(rows, state)}
                onDraft={setDraft}
                onSelect={select}
                onWindow={show}
                onLane={onLane}
                onOpen={props.onOpen}
                onKey={onKey}
                onZoom={zoomToSelection}
              />
            </div>
          )}
          {data.error ? (
            <div className={styles.failed} role="alert">
              {t('state.error')}
              <Button kind="link" onPress={data.retry}>
                {t('state.retry')}
              </Button>
            </div>
          ) : null}
          <CaptionRow
            undated={answer?.undated ?? 0}
            isUndatedShowable={state.axis === 'published'}
            hint={sameDay(data)}
            hasLanes={state.by !== 'none'}
            words={words}
            onClear={clear}
            onZoom={zoomToSelection}
            onUndated={showUndated}
          />
        </>
      )}
      <div className="visually-hidden" aria-live="polite">
        {announced}
      </div>
    </section>
  );
}

interface NothingProps {
  readonly overview: TimelineAnswer;
  readonly axis: ChartAxis;
  onAxis(): void;
}

/** No chart, and why: an empty archive, an empty result set, or one without dates on this axis. */
function NothingDrawn({ overview, axis, onAxis }: NothingProps) {
  const { orpc } = useArchive();
  const library = useQuery(orpc.library.sidebar.queryOptions());
  if (library.data?.counts.all === 0)
    return <StateCard icon={ChartNoAxesColumn} title={t('state.first')} testId="timeline.empty" />;
  if (overview.total === 0) return <StateCard icon={ChartNoAxesColumn} title={t('state.empty')} testId="timeline.empty" />;
  return (
    <StateCard
      icon={CircleDashed}
      title={t('state.undated', { count: overview.total, axis: t(`axis.${axis}.date`) })}
      actions={axis === 'captured' ? null : <Button onPress={onAxis}>{t('state.undated.use')}</Button>}
      testId="timeline.undated.state"
    />
  );
}

/** The period a date clause among the filters selects on this axis. */
function selectionOf(state: TimelineState, filters: readonly string[]): TimeWindow | null {
  for (const clause of filters) {
    const range = rangeOfClause(state.axis, clause);
    if (range !== null) return range;
  }
  return null;
}

function scaleNote(rows: readonly LaneRow[], state: TimelineState): string {
  const all = formatNumber(rows[0]?.max ?? 0);
  if (state.by === 'none') return t('scales.all', { all });
  if (state.scale === 'each') return t('scales.each', { all });
  return t('scales', { lanes: formatNumber(rows[1]?.max ?? 0), all });
}

/** “All 12 articles are dated 14 Mar 2022”, when they are. */
function sameDay({ answer, bins }: TimelineData): string | null {
  if (answer === null || answer.unit !== 'day' || answer.coarse.length > 0 || answer.outside > 0) return null;
  const [only, ...more] = bins.filter((bin) => bin.count > 0);
  if (only === undefined || more.length > 0 || only.count < 2) return null;
  return t('state.sameDay', {
    count: only.count,
    period: periodLabel({ start: only.startMs, end: only.endMs }, 'day', LANGUAGE),
  });
}
