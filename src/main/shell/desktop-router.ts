import { type DesktopContract, desktop } from '../../shared/contract/desktop.ts';
import type { Service } from '../../shared/contract/service.ts';
import { bindContract } from '../api/bind-contract.ts';
import type { Call, Logger } from '../archive/ports.ts';

/** What a window is lent, as plain functions, one a procedure. */
export type DesktopService = Service<Call, { readonly desktop: DesktopContract }>['desktop'];

/** The window's capabilities behind their contract, to be served beside the archive's. */
export function createDesktopRouter(service: DesktopService, logger: Logger) {
  const verbs = service as unknown as Record<string, (input: unknown, call: Call) => unknown>; // safe: a function for each procedure of the contract
  return bindContract({ desktop }, (_subject, verb, input, call) => verbs[verb]?.(input, call), logger, { checked: true });
}
