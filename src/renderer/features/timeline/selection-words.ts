import type { LaneBy } from '../../../shared/contract/timeline.ts';
import { LANGUAGE } from '../../ui/catalogue.ts';
import { t } from './messages.ts';
import { periodLabel } from './period-label.ts';
import type { TimeWindow } from './time-window.ts';
import { unitsBetween } from './units.ts';
import type { SelectionCount } from './use-selection-count.ts';

/** A selection in words, `12–16 Mar 2022 · 5 days · 97 articles · 9 sources`; only the period while it is being counted. */
export function selectionWords(selection: TimeWindow, count: SelectionCount | null, by: LaneBy): string {
  if (count === null) return periodLabel(selection, 'day', LANGUAGE);
  const { unit, articles, lanes, rough } = count;
  return [
    periodLabel(selection, unit, LANGUAGE),
    t(`length.${unit}`, { count: unitsBetween(unit, selection.start, selection.end) }),
    t('articles', { count: articles }),
    by === 'none' || lanes === 0 ? null : t(`caption.lanes.${by}`, { count: lanes }),
    rough === 0 ? null : t('caption.coarse', { count: rough }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
