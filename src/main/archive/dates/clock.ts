import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import { zoneAt } from './zone-names.ts';

/** A time of day as written: `14:00` or `14:00:59`, its zone, and the stretch of the text it took. */
export interface Clock {
  readonly time: string;
  readonly precision: Extract<Dated['precision'], 'hour' | 'minute' | 'second'>;
  readonly zone: string | null;
  /** A zone's name that no one offset belongs to, `et`; null when there is none. */
  readonly zoneName: string | null;
  readonly start: number;
  readonly end: number;
}

/** Finds a time of day in folded text: `14:00`, `2.30 pm`, `14h05`, `9 am`, with an offset or a zone name that means one offset only. */
export function findClock(text: string): Clock | null {
  const match = WITH_MINUTES.exec(text) ?? HOUR_ONLY.exec(text);
  if (match?.groups === undefined) return null;
  const { hour = '', minute, second, half, before } = match.groups;
  const hours = onTwentyFour(Number(hour), half ?? before);
  if (hours === null || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null;
  const time = [String(hours).padStart(2, '0'), minute, second].filter((part) => part !== undefined).join(':');
  const end = match.index + match[0].length;
  const zone = zoneAt(text.slice(end));
  return {
    time,
    precision: minute === undefined ? 'hour' : second === undefined ? 'minute' : 'second',
    zone: zone?.offset ?? null,
    zoneName: zone?.offset === null ? zone.name : null,
    start: match.index,
    end: end + (zone?.length ?? 0),
  };
}

const MORNING = ['上午', '午前', '早上', '凌晨', '오전', 'صباحا', 'ص', 'ق\\.?ظ', 'πμ', 'π\\.μ\\.', 'πριν'];
const AFTERNOON = ['下午', '午後', '晚上', '晚間', '오후', 'مساء', 'م', 'ب\\.?ظ', 'μμ', 'μ\\.μ\\.'];
const HALF = `(?:\\s*(?<half>[ap]\\.?\\s?m\\b\\.?|(?:${[...MORNING, ...AFTERNOON].join('|')})(?!\\p{L})))`;
const BEFORE = `(?:(?<before>${[...MORNING, ...AFTERNOON].filter((each) => /\p{Lo}{2}/u.test(each)).join('|')})\\s?)?`;
const WITH_MINUTES = new RegExp(
  `(?<![\\d:.,/-])${BEFORE}(?<hour>[01]?\\d|2[0-4])(?::|\\.(?=\\d\\d(?:\\s*(?:[ap]\\.?m|uhr|\\||$|,| )))|h|時|时|시 ?)(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d)(?:[.,]\\d+)?)?(?![\\d:]|[./-]\\d)分?분?${HALF}?(?:\\s*(?:uhr|hrs?|ч)(?!\\p{L}))?`,
  'u',
);
const HOUR_ONLY = new RegExp(`(?<![\\d:.,/-])(?<hour>1[0-2]|0?[1-9])${HALF}`, 'u');

/** 12-hour times need their half of the day; 24:00 is the start of a day no one named, so it is no time. */
function onTwentyFour(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour;
  if (hour < 1 || hour > 12) return hour <= 23 ? hour : null;
  return (hour % 12) + (IS_AFTERNOON.test(half) ? 12 : 0);
}
const IS_AFTERNOON = new RegExp(`^(?:p|${AFTERNOON.join('|')})`, 'u');
