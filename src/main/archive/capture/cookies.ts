/** The cookies of one capture: what the site sets while the page is fetched, gone afterwards. */
export interface CookieJar {
  /** The value of a `Cookie` header for this address, empty when there is none. */
  headerFor(url: string): string;
  take(url: string, setCookie: readonly string[]): void;
}

/** An empty jar. */
export function cookieJar(): CookieJar {
  const jar = new Map<string, Cookie>();
  return {
    headerFor(address) {
      const url = new URL(address);
      return [...jar.values()]
        .filter((cookie) => belongs(cookie, url))
        .sort((a, b) => b.path.length - a.path.length)
        .map((cookie) => `${cookie.name}=${cookie.value}`)
        .join('; ');
    },
    take(address, setCookie) {
      const url = new URL(address);
      for (const line of setCookie) {
        const cookie = read(line, url);
        if (cookie === null) continue;
        const key = `${cookie.domain} ${cookie.path} ${cookie.name}`;
        if (cookie.gone) jar.delete(key);
        else if (jar.size < MOST_COOKIES) jar.set(key, cookie);
      }
    },
  };
}

const MOST_COOKIES = 300;

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly gone: boolean;
}

function belongs(cookie: Cookie, url: URL): boolean {
  const host = url.hostname;
  const hostFits = host === cookie.domain || (!cookie.hostOnly && host.endsWith(`.${cookie.domain}`));
  const pathFits =
    url.pathname === cookie.path || url.pathname.startsWith(cookie.path.endsWith('/') ? cookie.path : `${cookie.path}/`);
  return hostFits && pathFits && (!cookie.secure || url.protocol === 'https:');
}

function read(line: string, url: URL): Cookie | null {
  const [pair = '', ...attributes] = line.slice(0, 4096).split(';');
  const equals = pair.indexOf('=');
  if (equals < 1) return null;
  const found = new Map(
    attributes.map((attribute) => {
      const [name = '', ...value] = attribute.split('=');
      return [name.trim().toLowerCase(), value.join('=').trim()] as const;
    }),
  );
  const asked = (found.get('domain') ?? '').replace(/^\./, '').toLowerCase();
  if (asked !== '' && !(url.hostname === asked || (asked.includes('.') && url.hostname.endsWith(`.${asked}`)))) return null;
  const path = found.get('path') ?? '';
  const maxAge = Number(found.get('max-age'));
  return {
    name: pair.slice(0, equals).trim(),
    value: pair.slice(equals + 1).trim(),
    domain: asked === '' ? url.hostname : asked,
    hostOnly: asked === '',
    path: path.startsWith('/') ? path : url.pathname.replace(/\/[^/]*$/, '') || '/',
    secure: found.has('secure'),
    gone: found.has('max-age') && !(maxAge > 0),
  };
}
