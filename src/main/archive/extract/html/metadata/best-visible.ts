import type { VisibleDate } from './visible-dates.ts';

/** The date that readers take for the article's, if any: labelled and near the title before merely near, near before anywhere. */
export function bestVisible(dates: readonly VisibleDate[]): VisibleDate | null {
  const stated = dates.filter(({ role }) => role !== 'modified');
  for (const tier of TIERS) {
    const [first, ...others] = stated.filter(tier);
    if (first !== undefined) return others.reduce((best, date) => (rank(date) < rank(best) ? date : best), first);
  }
  // Where only one day is ever stated it is hardly another's.
  const [first, ...others] = stated.filter(({ manner }) => manner === 'alone');
  return first !== undefined && others.every(({ dated }) => dated.value.startsWith(first.dated.value.slice(0, 10)))
    ? first
    : null;
}

/** When an article's head says only that it was changed: it stands in the page as it was then. */
export function changedAtHead(dates: readonly VisibleDate[]): VisibleDate | null {
  return dates.find((date) => date.role === 'modified' && date.manner !== 'lead' && near(600, 250)(date)) ?? null;
}

const near =
  (below: number, above: number) =>
  ({ distance }: VisibleDate): boolean =>
    distance !== null && (distance >= 0 ? distance <= below : -distance <= above);

const TIERS: readonly ((date: VisibleDate) => boolean)[] = [
  (date) => date.role === 'published' && date.manner !== 'lead' && near(1500, 300)(date),
  (date) => date.manner !== 'lead' && near(600, 250)(date),
  (date) => date.manner === 'lead' && near(3000, 0)(date),
  (date) => date.role === 'published' && date.manner !== 'lead' && date.dated.raw.length <= MAX_FAR,
  (date) => date.isNamed && date.manner === 'alone',
];

/** Far from the title, longer lines speak of other things. */
const MAX_FAR = 100;

/** Below the title before above it, and the nearer the better. */
const rank = ({ distance }: VisibleDate): number => (distance === null ? 0 : distance >= 0 ? distance : -4 * distance);
