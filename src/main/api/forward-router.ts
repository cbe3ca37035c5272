import { AsyncIteratorClass, ORPCError } from '@orpc/server';
import { ArchiveError, isArchiveError } from '../../shared/archive-error.ts';
import type { ArchiveClient } from '../../shared/contract/client.ts';
import { contract } from '../../shared/contract/contract.ts';
import type { Call, Logger } from '../archive/ports.ts';
import { type ApiRouter, bindContract, isStream } from './bind-contract.ts';

/** A router that passes every call on to a client of the archive, chosen by how far the caller is trusted. The archive's end checks inputs and outputs. `stopped` says what it means when the archive goes away under a call. */
export function createForwardRouter(
  clientFor: (trust: Call['trust']) => ArchiveClient,
  logger: Logger,
  stopped = 'The archive stopped while this was under way and is being started again. What was acknowledged is saved; try this once more.',
): ApiRouter {
  return bindContract(
    contract,
    (subject, verb, input, call) => {
      const client = clientFor(call.trust) as unknown as Record<string, Record<string, Forward>>; // safe: the client has a function for each procedure of the contract
      const broken = (error: unknown) =>
        error instanceof ORPCError || isArchiveError(error) || call.signal?.aborted
          ? error
          : new ArchiveError('failed', stopped, { cause: error });
      return passOn(() => client[subject]?.[verb]?.(input, { signal: call.signal }), broken);
    },
    logger,
    { checked: false },
  );
}

/** What a failed call is for its caller. */
type Broken = (error: unknown) => unknown;
type Forward = (input: unknown, options: { readonly signal: AbortSignal | undefined }) => Promise<unknown>;

/** A contract error passes as it is; anything else means that the connection to the archive broke under the call. */
async function passOn(forward: () => Promise<unknown> | undefined, broken: Broken): Promise<unknown> {
  try {
    const answer = await forward();
    return isStream(answer) ? passOnStream(answer, broken) : answer;
  } catch (error) {
    throw broken(error);
  }
}

function passOnStream(stream: AsyncIterable<unknown>, broken: Broken) {
  const iterator = stream[Symbol.asyncIterator]();
  return new AsyncIteratorClass<unknown, unknown>(
    () =>
      iterator.next().catch((error: unknown) => {
        throw broken(error);
      }),
    async (reason) => {
      if (reason !== 'next') await iterator.return?.();
    },
  );
}
