import { offsetAt } from './place-zones.ts';

/** A zone written behind a time of day: its offset where it has one only, else its name; and how much of the text it took. */
export interface WrittenZone {
  readonly name: string;
  readonly offset: string | null;
  readonly length: number;
}

/** The zone that folded text begins with, `+03:00`, `(utc+3)`, `gmt`, `et`; null when it begins with anything else. */
export function zoneAt(text: string): WrittenZone | null {
  const match = ZONE.exec(text);
  const name = match?.[1] ?? '';
  if (match === null || name === '') return null;
  const offset = offsetOf(name);
  return offset === null && !AMBIGUOUS.has(name) ? null : { name, offset, length: match[0].length };
}

const ZONE =
  /^[\s,(]*((?:utc|gmt)?\s?[+-]\d{1,2}(?::?\d{2})?(?!\d)|z(?!\p{L})|\p{L}{2,10}(?:\s\p{L}{4,9})?(?!\p{L})|\p{L}{2,10}(?!\p{L}))\)?/u;

/** Zone names that stand for one offset wherever they are used in news. */
const NAMED: ReadonlyMap<string, string> = new Map(
  `Z z utc gmt
+00:00 wet
+01:00 bst west cet mez wat
+02:00 cest mesz eet sast cat
+03:00 eest msk мск trt tsi eat idt
+03:30 irst
+04:00 gst
+04:30 aft
+05:00 pkt uzt
+05:45 npt
+06:30 mmt
+07:00 wib ict
+08:00 hkt sgt myt pht wita awst
+09:00 jst kst wit
+09:30 acst
+10:00 aest
+10:30 acdt
+11:00 aedt
+12:00 nzst
+13:00 nzdt
-03:00 brt art adt
-04:00 edt
-05:00 est cdt
-06:00 mdt
-07:00 mst pdt
-08:00 pst akdt
-09:00 akst
-10:00 hst`
    .split('\n')
    .flatMap((row) => {
      const [offset = '', ...names] = row.split(' ');
      return names.map((name) => [name, offset] as const);
    }),
);
/** What Arabic papers write of the clock their times go by. */
const PHRASES: ReadonlyMap<string, string> = new Map([
  ['بتوقيت غرينتش', 'Z'],
  ['بتوقيت جرينتش', 'Z'],
  ['بتوقيت مكه', '+03:00'],
  ['بتوقيت مكة', '+03:00'],
  ['توقيت غرينتش', 'Z'],
]);

/** `+03:00` of `+3`, `gmt+0300`, `utc +03:00` or a zone's name; null when it names no one offset. */
export function offsetOf(text: string): string | null {
  const zone = text.toLowerCase().trim();
  const named = NAMED.get(zone) ?? PHRASES.get(zone);
  if (named !== undefined) return named;
  const match = /^(?:utc|gmt)?\s?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (match === null) return null;
  const [, sign, hours = '', minutes = '00'] = match;
  return Number(hours) > 14 || Number(minutes) > 59 ? null : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** Names whose offset depends on the day, or on the country that uses them. */
const AMBIGUOUS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  ['et', { '': 'America/New_York' }],
  ['ct', { US: 'America/Chicago', CA: 'America/Chicago' }],
  ['mt', { US: 'America/Denver', CA: 'America/Denver' }],
  ['pt', { US: 'America/Los_Angeles', CA: 'America/Los_Angeles' }],
  ['ist', { IN: 'Asia/Kolkata', IL: 'Asia/Jerusalem', IE: 'Europe/Dublin' }],
  ['cst', { US: 'Etc/GMT+6', CA: 'Etc/GMT+6', CN: 'Asia/Shanghai', TW: 'Asia/Taipei' }],
  ['ast', { SA: 'Asia/Riyadh', CA: 'Etc/GMT+4', PR: 'Etc/GMT+4' }],
  ['aet', { '': 'Australia/Sydney' }],
  ['nzt', { '': 'Pacific/Auckland' }],
]);

/** The offset of a name that has several, on a day and in a country; null when those do not settle it. */
export function namedOffset(name: string | null, local: string, country: string | null): string | null {
  const zones = name === null ? undefined : AMBIGUOUS.get(name);
  const zone = zones?.[country ?? ''] ?? zones?.[''];
  if (zone === undefined) return null;
  // The instant is wanted to know the offset, and the other way round: an hour beside a change of clocks is the only one this can miss.
  const noon = Date.parse(`${local.slice(0, 10)}T${local.slice(11, 13) || '12'}:00:00Z`);
  return offsetAt(zone, noon);
}
