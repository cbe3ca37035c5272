import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { type AddressPolicy, refusal } from './address-guard.ts';
import { captureFailure } from './capture-failure.ts';

/** Resolves a name to all its addresses. */
export type ResolveAll = (hostname: string) => Promise<readonly LookupAddress[]>;

/** The system's resolver. */
export const systemResolve: ResolveAll = (hostname) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true, order: 'verbatim' }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/**
 * A connector for undici that opens no socket to an address the policy refuses. Literals are checked here, because
 * `lookup` is not called for them; names are resolved once, every answer is checked, and the checked answers are the ones connected to.
 */
export function guardedConnector(
  policy: AddressPolicy,
  timeouts: { readonly dnsMs: number; readonly connectMs: number },
  resolve: ResolveAll = systemResolve,
): buildConnector.connector {
  const open = (port: number) =>
    buildConnector({
      timeout: timeouts.connectMs,
      // Raw headers are evidence, and a WARC holds HTTP/1.1 messages.
      allowH2: false,
      lookup: (hostname: string, options: LookupAllOptions, done: LookupDone) => {
        checkedAnswers(hostname, port, policy, timeouts.dnsMs, resolve).then(
          (answers) => (options.all === true ? done(null, answers) : done(null, answers[0]?.address ?? '', answers[0]?.family)),
          (error: Error) => done(error, []),
        );
      },
    } as buildConnector.BuildOptions); // safe: undici hands `lookup` on to net.connect; its type does not name it

  return (options, callback) => {
    const hostname = options.hostname.replace(/^\[(.*)\]$/, '$1');
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    if (isIP(hostname) !== 0) {
      const why = refusal(hostname, port, policy);
      if (why !== null) {
        queueMicrotask(() => callback(blocked(hostname, hostname, port, why), null));
        return;
      }
    }
    open(port)({ ...options, hostname }, callback);
  };
}

type LookupDone = (error: Error | null, addresses: string | LookupAddress[], family?: number) => void;

async function checkedAnswers(
  hostname: string,
  port: number,
  policy: AddressPolicy,
  dnsMs: number,
  resolve: ResolveAll,
): Promise<LookupAddress[]> {
  const answers = await withinTime(resolve(hostname), dnsMs, hostname);
  if (answers.length === 0) throw unresolved(hostname, 'no address was given');
  for (const { address } of answers) {
    const why = refusal(address, port, policy);
    if (why !== null) throw blocked(hostname, address, port, why);
  }
  return [...answers];
}

async function withinTime<T>(work: Promise<T>, ms: number, hostname: string): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(unresolved(hostname, `the name server did not answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function unresolved(hostname: string, why: string): Error {
  return captureFailure('failed', `The name ${hostname} could not be resolved: ${why}. Check the address and the connection.`, {
    reason: 'dns',
    hostname,
  });
}

function blocked(hostname: string, address: string, port: number, why: string): Error {
  const what = address === hostname ? hostname : `${hostname} (${address})`;
  const message =
    why === 'own-port'
      ? `Refused to connect to ${what}:${port}: that is Pressmark itself.`
      : `Refused to connect to ${what}: it is a ${why} address, not one on the public internet. If you typed it yourself and mean it, allow private addresses for this save.`;
  return captureFailure('refused', message, { reason: 'blocked-address', hostname, address, port, addressClass: why });
}
