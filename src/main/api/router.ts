import { contract } from '../../shared/contract/contract.ts';
import type { ArchiveService } from '../archive/archive.ts';
import type { Logger } from '../archive/ports.ts';
import { type ApiRouter, bindContract } from './bind-contract.ts';

/** The archive behind the contract: inputs and outputs are checked against its schemas, whatever the transport. */
export function createRouter(service: ArchiveService, logger: Logger): ApiRouter {
  const subjects = service as unknown as Record<string, Record<string, (input: unknown, call: unknown) => unknown>>; // safe: the service has a function for each procedure of the contract
  return bindContract(contract, (subject, verb, input, call) => subjects[subject]?.[verb]?.(input, call), logger, {
    checked: true,
  });
}
