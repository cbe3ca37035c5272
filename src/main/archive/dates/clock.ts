import type { Dated } from '../../../shared/contract/shapes/dated.ts';

/** A time of day as written: `14:00` or `14:00:59`, its zone, and the stretch of the text it took. */
export interface Clock {
  readonly time: string;
  readonly precision: Extract<Dated['precision'], 'hour' | 'minute' | 'second'>;
  readonly zone: string | null;
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
  const zone = ZONE.exec(text.slice(end));
  return {
    time,
    precision: minute === undefined ? 'hour' : second === undefined ? 'minute' : 'second',
    zone: zone === null ? null : offsetOf(zone[1] ?? ''),
    start: match.index,
    end: end + (zone?.[0].length ?? 0),
  };
}

const HALF = '(?:\\s*(?<half>a\\.?m\\b\\.?|p\\.?m\\b\\.?|上午|下午|오전|오후))';
const WITH_MINUTES = new RegExp(
  `(?<![\\d:.,/-])(?:(?<before>上午|下午|오전|오후)\\s?)?(?<hour>[01]?\\d|2[0-4])(?::|\\.(?=\\d\\d(?:\\s*(?:[ap]\\.?m|uhr|\\||$|,| )))|h|時|时|시 ?)(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d)(?:[.,]\\d+)?)?(?![\\d:]|[./-]\\d)分?분?${HALF}?(?:\\s*(?:uhr|hrs?|ч)\\b)?`,
);
const HOUR_ONLY = new RegExp(`(?<![\\d:.,/-])(?<hour>1[0-2]|0?[1-9])${HALF}`);

const ZONE = /^[\s,(]*((?:utc|gmt)?\s?[+-]\d{1,2}(?::?\d{2})?|z\b|[a-z]{2,5}\b)\)?/;

/** Zone names that stand for one offset wherever they are used in news. `IST`, `CST` and `AST` do not. */
const NAMED: Readonly<Record<string, string>> = {
  z: 'Z',
  utc: 'Z',
  gmt: 'Z',
  wet: '+00:00',
  bst: '+01:00',
  west: '+01:00',
  cet: '+01:00',
  mez: '+01:00',
  cest: '+02:00',
  mesz: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  trt: '+03:00',
  jst: '+09:00',
  kst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
  nzst: '+12:00',
  nzdt: '+13:00',
  est: '-05:00',
  edt: '-04:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
};

/** `+03:00` of `+3`, `gmt+0300`, `utc +03:00` or a zone's name; null when it names no one offset. */
export function offsetOf(text: string): string | null {
  const zone = text.toLowerCase().trim();
  const named = NAMED[zone];
  if (named !== undefined) return named;
  const match = /^(?:utc|gmt)?\s?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (match === null) return null;
  const [, sign, hours = '', minutes = '00'] = match;
  return Number(hours) > 14 || Number(minutes) > 59 ? null : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** 12-hour times need their half of the day; 24:00 is the start of a day no one named, so it is no time. */
function onTwentyFour(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour;
  if (hour < 1 || hour > 12) return hour <= 23 ? hour : null;
  const afternoon = /^p|下午|오후/.test(half);
  return (hour % 12) + (afternoon ? 12 : 0);
}
