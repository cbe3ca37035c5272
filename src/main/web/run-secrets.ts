import { randomBytes, timingSafeEqual } from 'node:crypto';

/** What opens this run of the host, in memory only: a cookie under a name of its own, a secret for scripts, and links that work once. */
export interface RunSecrets {
  readonly cookieName: string;
  /** The header that hands the cookie over. */
  readonly setCookie: string;
  readonly scriptSecret: string;
  /** A fresh token for a link. */
  mintToken(): string;
  /** True once for each token minted. */
  spendToken(token: string): boolean;
  /** Whether a `Cookie` header carries this run's cookie. */
  hasCookie(header: string | undefined): boolean;
  /** Whether an `Authorization` header carries this run's secret. */
  hasScriptSecret(header: string | undefined): boolean;
}

/** How many unspent links are kept; the oldest goes first. */
const MAX_OPEN_LINKS = 16;

/** Makes the secrets of one run: 256 bits each, compared in constant time. */
export function makeRunSecrets(): RunSecrets {
  const cookieName = `pressmark-${randomBytes(8).toString('hex')}`;
  const cookieValue = randomBytes(32).toString('hex');
  const scriptSecret = randomBytes(32).toString('hex');
  const open: string[] = [];
  return {
    cookieName,
    setCookie: `${cookieName}=${cookieValue}; Path=/; HttpOnly; SameSite=Strict`,
    scriptSecret,
    mintToken() {
      const token = randomBytes(32).toString('hex');
      open.push(token);
      if (open.length > MAX_OPEN_LINKS) open.shift();
      return token;
    },
    spendToken(token) {
      let spent = -1;
      open.forEach((candidate, index) => {
        if (same(candidate, token)) spent = index;
      });
      if (spent === -1) return false;
      open.splice(spent, 1);
      return true;
    },
    hasCookie(header) {
      const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
      return pairs.some(([name, value]) => name === cookieName && same(cookieValue, value ?? ''));
    },
    hasScriptSecret: (header) => same(`Bearer ${scriptSecret}`, header ?? ''),
  };
}

function same(secret: string, given: string): boolean {
  const [a, b] = [Buffer.from(secret), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
