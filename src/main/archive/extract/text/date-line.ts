import type { Dated } from '../../../../shared/contract/shapes/dated.ts';
import type { DateContext } from '../../dates/day-order.ts';
import { foldForDates } from '../../dates/fold.ts';
import { readDate } from '../../dates/published.ts';
import { weekdayPattern } from '../../dates/weekday-names.ts';
import { MODIFIED, PUBLISHED, SMALL } from './date-labels.ts';

/** A date that a line of its own states, and what the line says it is the date of. */
export interface StatedDate {
  readonly role: 'published' | 'modified' | 'unsaid';
  readonly dated: Dated;
}

/** The dates of a line that consists of dates and their labels; null when the line says anything else. */
export function readDateLine(line: string, context: DateContext): StatedDate[] | null {
  if (line.length > MAX_LENGTH || !/\p{Nd}/u.test(line)) return null;
  const whole = readPart(line, context);
  if (whole !== null) return [whole];
  const parts = line
    .split(
      /\s*[|•·;]\s*|\s+[–—-]\s+|(?<=[\d).])\s*(?=(?:last |zuletzt |son |última |ultimo )?(?:updated|modified|aktualisiert|geändert|güncelle|mis à jour|modifié|actualizado|atualizado|aggiornato|обновлено|оновлено|(?:آخر )?تحديث|bijgewerkt|aktualizacja|uppdaterad|更新|수정))/iu,
    )
    .filter((part) => part.trim() !== '');
  if (parts.length < 2) return null;
  const dates = parts.map((part) => readPart(part, context));
  return dates.every((date) => date !== null) ? dates : null;
}

const MAX_LENGTH = 160;

function readPart(part: string, context: DateContext): StatedDate | null {
  const read = readDate(part, context);
  if (read === null) return null;
  const { left, role } = unlabelled(read.rest);
  return left === '' ? { role, dated: { ...read.dated, raw: part.trim() } } : null;
}

/** What the folded text around a date says beside labels, weekdays and small words, and what the labels say the date is. */
export function unlabelled(rest: string): { readonly left: string; readonly role: StatedDate['role'] } {
  weekdays ??= new RegExp(weekdayPattern(), 'gu');
  const left = rest
    .replace(weekdays, ' ')
    .replace(MODIFIED, ' ')
    .replace(PUBLISHED, ' ')
    .replace(SMALL, ' ')
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
  return { left, role: roleOf(rest) };
}

/** What a line that is nothing but a label says of the date below it; null when it is no label. */
export function isDateLabel(line: string): StatedDate['role'] | null {
  if (line.length > MAX_LABEL) return null;
  const folded = foldForDates(line);
  const role = roleOf(folded);
  return role !== 'unsaid' && unlabelled(folded).left === '' ? role : null;
}

const MAX_LABEL = 40;
let weekdays: RegExp | undefined;

/** A label of each kind speaks of two dates: the one that was read is the first of them. */
function roleOf(folded: string): StatedDate['role'] {
  const [modified, published] = [folded.search(MODIFIED), folded.search(PUBLISHED)];
  if (modified < 0) return published < 0 ? 'unsaid' : 'published';
  return published >= 0 && published < modified ? 'published' : 'modified';
}
