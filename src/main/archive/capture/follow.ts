import { captureFailure } from './capture-failure.ts';
import { type Ask, type CaptureLine, type Exchange, exchange } from './exchange.ts';
import { headerOf } from './header-values.ts';

/** Every answer on the way to the last one: redirects, then what they lead to. */
export interface Trail {
  readonly hops: readonly Exchange[];
  readonly last: Exchange;
}

/** Asks and follows redirects by hand, so that each is guarded and recorded. A failure on the way carries the hops so far as facts. */
export async function follow(line: CaptureLine, start: string, ask: Ask): Promise<Trail> {
  const hops: Exchange[] = [];
  const visits = new Map<string, number>();
  let url = start;
  for (;;) {
    const seen = visits.get(url) ?? 0;
    // Twice is a site setting a cookie and asking again; a third time it is a circle.
    if (seen >= 3 || hops.length > line.limits.redirects) throw tooManyRedirects(start, hops, seen >= 3);
    visits.set(url, seen + 1);
    const last = await exchange(line, url, ask);
    const target = redirectTarget(last);
    if (target === null) return { hops, last };
    hops.push(last);
    url = checkedTarget(target, last.url);
  }
}

/** Where an answer sends the reader on to, null when it is an answer of its own. */
function redirectTarget(answer: Exchange): string | null {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return null;
  const location = headerOf(answer.headers, 'location').trim();
  return location === '' ? null : location;
}

function checkedTarget(target: string, from: string): string {
  const url = URL.canParse(target, from) ? new URL(target, from) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw captureFailure(
      'refused',
      `${new URL(from).hostname} redirects to "${target.slice(0, 200)}", which is not a web address.`,
      {
        reason: 'redirects',
        url: from,
        location: target.slice(0, 2000),
      },
    );
  }
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
}

function tooManyRedirects(start: string, hops: readonly Exchange[], circle: boolean): Error {
  const { hostname } = new URL(start);
  const what = circle ? 'redirects in a circle' : `redirects more than ${hops.length - 1} times`;
  return captureFailure('failed', `${hostname} ${what}. Open the page in a browser and save the address it ends on.`, {
    reason: 'redirects',
    url: start,
    redirects: hops.map((hop) => hop.url),
  });
}
