/** The Gregorian year of a year of the Buddhist era as Thailand counts it. Before 1941 its year began in April. */
export const buddhistYear = (year: number): number => year - 543;

/** The Gregorian year of a year of the Republic of China, 民國113年. */
export const minguoYear = (year: number): number => year + 1911;

/** The Japanese eras since the Gregorian calendar came into use there, by the ways they are written, and the day each began. */
const ERAS = [
  { names: ['令和', '㋿', 'r', 'reiwa'], start: '2019-05-01' },
  { names: ['平成', '㍻', 'h', 'heisei'], start: '1989-01-08' },
  { names: ['昭和', '㍼', 's', 'showa'], start: '1926-12-25' },
  { names: ['大正', '㍽', 't', 'taisho'], start: '1912-07-30' },
  { names: ['明治', '㍾', 'm', 'meiji'], start: '1868-10-23' },
] as const;

/**
 * The Gregorian year of an era's year, 1 for 元年; null for a year the era did not reach. People go on counting an old era for a while
 * (令和 was declared in the middle of 平成31年), so one year too many is still read.
 */
export function eraYear(era: string, year: number): number | null {
  const name = era.toLowerCase();
  const at = ERAS.findIndex(({ names }) => names.some((each) => each === name));
  const found = ERAS[at];
  if (found === undefined || year < 1) return null;
  const gregorian = Number(found.start.slice(0, 4)) + year - 1;
  const next = ERAS[at - 1];
  return next !== undefined && gregorian > Number(next.start.slice(0, 4)) + 1 ? null : gregorian;
}
