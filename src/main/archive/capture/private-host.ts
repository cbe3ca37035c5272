import { CONFIRMABLE, classifyAddress } from './address-guard.ts';

/** Whether a URL's host names this computer or its local network, so that a person must confirm it before it is asked: a literal address, or `localhost`. */
export function isPrivateHost(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  const found = classifyAddress(name);
  return found !== null && CONFIRMABLE.has(found);
}
