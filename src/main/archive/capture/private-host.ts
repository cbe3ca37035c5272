import { isPrivateAddress } from './address-guard.ts';

/** Whether an address names this computer or its local network outright, so that a person must mean it: a literal, or `localhost`. One that only resolves there is refused. */
export function isPrivateHost(address: string): boolean {
  const host = URL.parse(address)?.hostname.replace(/\.$/, '') ?? '';
  return host === 'localhost' || host.endsWith('.localhost') || isPrivateAddress(host);
}
