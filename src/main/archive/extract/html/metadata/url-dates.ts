import type { DateClaim } from './date-claim.ts';

/** The day in an address, `/2024/12/09/`; null when it names none. */
export function dayOfUrl(url: string | null): DateClaim | null {
  const path = pathOf(url);
  const source = 'day in the address';
  const match = DAY.exec(path) ?? RUN.exec(path);
  if (match !== null) {
    const [, year = '', month = '', day = ''] = match;
    return { raw: [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'), source };
  }
  const last = DAY_LAST.exec(path);
  return last === null ? null : { raw: [last[3], last[2], last[1]].join('-'), source };
}

/** The month in an address, `/2024/12/a-title`; null when it names none. */
export function monthOfUrl(url: string | null): DateClaim | null {
  const match = MONTH.exec(pathOf(url));
  return match === null ? null : { raw: `${match[1]}-${(match[2] ?? '').padStart(2, '0')}`, source: 'month in the address' };
}

const DAY = /[/_-]((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)/;
const RUN = /[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/;
const DAY_LAST = /[/_-](0[1-9]|[12]\d|3[01])[._-](0[1-9]|1[0-2])[._-]((?:19|20)\d\d)(?=[/_.-]|$)/;
const MONTH = /\/((?:19|20)\d\d)\/(0?[1-9]|1[0-2])(?=\/[^/]*[\p{L}-])/u;

/** Of a page in a web archive, the path of the page: the archive's own part is the day it was saved. */
function pathOf(url: string | null): string {
  if (url === null || !URL.canParse(url)) return '';
  const { pathname } = new URL(url);
  const kept = /^\/web\/\d{14}[a-z_]*\/(?:https?:\/\/?)?[^/]+(\/.*)$/.exec(pathname);
  return kept?.[1] ?? pathname;
}
