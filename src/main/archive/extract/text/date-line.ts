import type { Dated } from '../../../../shared/contract/shapes/dated.ts';
import type { DateContext } from '../../dates/day-order.ts';
import { readDate } from '../../dates/published.ts';
import { weekdayPattern } from '../../dates/weekday-names.ts';

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
      /\s*[|•·;]\s*|\s+[–—-]\s+|(?=(?<=[\d).]\s)(?:updated|aktualisiert|güncelle|mis à jour|actualizado|aggiornato|обновлено|تحديث))/iu,
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
  const left = read.rest
    .replace(new RegExp(weekdayPattern(), 'gu'), ' ')
    .replace(MODIFIED, ' ')
    .replace(PUBLISHED, ' ')
    .replace(SMALL, ' ')
    .replace(/[\p{P}\p{S}\s]+/gu, '');
  if (left !== '') return null;
  return {
    role: MODIFIED.test(read.rest) ? 'modified' : PUBLISHED.test(read.rest) ? 'published' : 'unsaid',
    dated: { ...read.dated, raw: part.trim() },
  };
}

/** Labels as folded text has them: lower case, no marks over letters. */
const MODIFIED =
  /(?<!\p{L})(?:last (?:updated|modified|edited|changed)|updated?|modified|(?:zuletzt )?aktualisiert|letzte (?:aktualisierung|anderung)|geandert|mis a jour|modifie|actualizado|ultima actualizacion|atualizado|ultima atualizacao|aggiornato|ultimo aggiornamento|(?:son )?guncelle(?:me|nme|ndi)(?: tarihi)?|обновлено|последнее обновление|изменено|оновлено|(?:اخر|آخر) تحديث|تحديث|به.?روزرساني|bijgewerkt|gewijzigd|aktualizacja|zaktualizowano|uppdaterad|oppdatert|opdateret|paivitetty|更新(?:日時?|时间|時間)?|최종 ?수정|수정)(?!\p{L})/u;
const PUBLISHED =
  /(?<!\p{L})(?:published|posted|created|released|issued|first published|date|publication date|publish date|veroffentlicht|erschienen|stand|datum|erstellt|publie|date de publication|publicado|fecha|data|pubblicato|yayin(?:lanma|lanma tarihi|landi|tarihi|lama)?|giris|giris tarihi|olusturulma|eklenme|tarih|опубликовано|дата(?: публикации)?|опубліковано|نشر(?:ت)?(?: في)?|تاريخ النشر|منشور|تاریخ انتشار|gepubliceerd|geplaatst|opublikowano|data publikacji|publicerad|publisert|publiceret|julkaistu|发布(?:时间)?|發布(?:時間)?|发表(?:时间)?|日期|公開日?|配信|입력|등록)(?!\p{L})/u;
const SMALL =
  /(?<!\p{L})(?:on|at|the|of|am|um|uhr|ora|ore|saat|le|a|las|el|as|de|в|om|kl|klo|o|godz|الساعة|في|يوم|بتوقيت|local time|et|pt|ct|ist|gmt|utc|time|hrs?|h|г|года|د|م|ه|d|no)(?!\p{L})/gu;
