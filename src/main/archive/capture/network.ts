import type { Fetch, FetchResponse, FetchSession } from '../ports.ts';
import { classifyAddress } from './address-guard.ts';

/** The requests of one capture, under one rule: once a public address has answered, no private one is reached any more. */
export interface Network {
  request: FetchSession['request'];
  close(): Promise<void>;
}

/** Opens the network for one capture. */
export function openNetwork(
  fetch: Fetch,
  policy: { readonly allowPrivate: boolean; readonly ownPorts: readonly number[] },
): Network {
  const open = (allowPrivate: boolean): FetchSession => fetch({ allowPrivate, blockedPorts: policy.ownPorts });
  let allowPrivate = policy.allowPrivate;
  let session = open(allowPrivate);
  const former: FetchSession[] = [];
  return {
    async request(url, options): Promise<FetchResponse> {
      const response = await session.request(url, options);
      if (allowPrivate && response.remoteAddress !== null && classifyAddress(response.remoteAddress) === 'public') {
        // The session that is reading this answer stays open; the next request goes through a stricter one.
        allowPrivate = false;
        former.push(session);
        session = open(false);
      }
      return response;
    },
    async close() {
      await Promise.all([session, ...former].map((each) => each.close()));
    },
  };
}
