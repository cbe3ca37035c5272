import type { Unit } from '../../../shared/contract/timeline.ts';
import { Button } from '../../ui/Button.tsx';
import { LANGUAGE } from '../../ui/catalogue.ts';
import { useStable } from '../../ui/use-stable.ts';
import { DateField } from './DateField.tsx';
import { parseLastStretch, parseTypedDate } from './date-field.ts';
import { t } from './messages.ts';
import { dayLabel } from './period-label.ts';
import styles from './Toolbar.module.css';
import { ToolbarChoices } from './ToolbarChoices.tsx';
import { ToolbarView } from './ToolbarView.tsx';
import { fitTo, type TimeWindow, zoomAt } from './time-window.ts';
import type { TimelineState } from './timeline-state.ts';

interface Props {
  readonly state: TimelineState;
  /** The unit in use, whoever chose it. */
  readonly unit: Unit;
  readonly window: TimeWindow | null;
  readonly range: TimeWindow | null;
  onState(change: Partial<TimelineState>): void;
  onWindow(window: TimeWindow | null): void;
}

/** What the timeline shows and how: axis, lanes, unit, scale, window, chart or table. */
export function Toolbar({ state, unit, window, range, onState, onWindow }: Props) {
  const typed = (end: 'start' | 'end') => (text: string) => {
    if (range === null || window === null) return null;
    const stretch = parseLastStretch(text, range);
    if (stretch !== null) {
      onWindow(stretch);
      return null;
    }
    const date = parseTypedDate(text);
    if (date === null) return t('from.bad', { text });
    const next = end === 'start' ? { start: date.start, end: window.end } : { start: window.start, end: date.end };
    if (next.end <= next.start) return t('from.order');
    onWindow(next);
    return null;
  };
  const zoom = useStable((factor: number) => {
    if (range !== null && window !== null) onWindow(zoomAt(window, (window.start + window.end) / 2, factor, range));
  });
  const setMode = useStable((mode: TimelineState['mode']) => onState({ mode }));
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('title')}>
      <ToolbarChoices state={state} unit={unit} onState={onState} />
      {window === null || range === null ? null : (
        <>
          <DateField
            label={t('from')}
            shown={dayLabel(window.start, LANGUAGE)}
            onCommit={typed('start')}
            testId="timeline.from"
          />
          <DateField label={t('to')} shown={dayLabel(window.end - 1, LANGUAGE)} onCommit={typed('end')} testId="timeline.to" />
          <Button kind="quiet" onPress={() => onWindow(fitTo(range))} testId="timeline.fit">
            {t('fit')}
          </Button>
        </>
      )}
      <span className={styles.space} />
      <ToolbarView mode={state.mode} onZoom={zoom} onMode={setMode} />
    </div>
  );
}
