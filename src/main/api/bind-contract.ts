import { AsyncIteratorClass, type ContractRouter, implement, type Meta, Procedure, type Router } from '@orpc/server';
import type { Contract } from '../../shared/contract/contract.ts';
import type { Call, Logger } from '../archive/ports.ts';
import { toContractError } from './errors.ts';

/** What a transport says about its caller. */
export interface ApiContext {
  readonly trust: Call['trust'];
}

/** The contract with something behind it: what every transport serves. */
export type ApiRouter = Router<Contract, ApiContext>;

/** Answers one procedure: a promise of its output, or a stream. */
export type Answer = (subject: string, verb: string, input: unknown, call: Call) => unknown;

/**
 * Binds every procedure of the contract to one function. Errors leave as contract errors only; leaving a stream aborts the call's signal, so that the
 * work behind it stops. `checked: false` is for a router that only passes calls on to one that checks.
 */
export function bindContract<C extends ContractRouter<Meta>>(
  contract: C,
  answer: Answer,
  logger: Logger,
  { checked }: { readonly checked: boolean },
): Router<C, ApiContext> {
  const subjects = Object.entries(contract as Record<string, Record<string, unknown>>).map(([subject, verbs]) => {
    const bound = Object.entries(verbs).map(([verb, procedure]) => [
      verb,
      bindProcedure(procedure, (input, call) => answer(subject, verb, input, call), logger, checked),
    ]);
    return [subject, Object.fromEntries(bound)] as const;
  });
  return Object.fromEntries(subjects) as Router<C, ApiContext>; // safe: one procedure for each of the contract's, under the same names
}

type AnyContractProcedure = Contract['archive']['info'];

function bindProcedure(procedure: unknown, answer: (input: unknown, call: Call) => unknown, logger: Logger, checked: boolean) {
  const contractProcedure = procedure as AnyContractProcedure; // safe: the contract holds procedures only; the handler below treats all of them alike
  // Validation stands inside the one middleware, so that its errors are mapped like all others.
  const bound = implement(contractProcedure, { initialInputValidationIndex: 1, initialOutputValidationIndex: 1 })
    .$context<ApiContext>()
    .use(async ({ next, signal }, _input, output) => {
      try {
        const result = await next();
        const stream: unknown = result.output;
        if (!isStream(stream)) return result;
        return await output(mapErrors(stream, (error) => toContractError(error, logger, signal)) as never); // safe: the same stream with its errors mapped
      } catch (error) {
        throw toContractError(error, logger, signal);
      }
    })
    .handler(async ({ input, context, signal }) => {
      const left = new AbortController();
      const either = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
      const given = answer(input, { trust: context.trust, signal: either });
      const served: unknown = isStream(given) ? given : await given;
      return (isStream(served) ? stopWhenLeft(served, left) : served) as never; // safe: the contract's output schema decides, here or where the call is answered
    });
  if (checked) return bound;
  const { inputSchema, outputSchema, ...unchecked } = bound['~orpc'];
  return new Procedure(unchecked);
}

/** Tells a stream from any other answer. */
export function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** A generator's own `return` waits for the value under way; the signal goes first, so that the work behind that value ends. */
function stopWhenLeft(stream: AsyncIterable<unknown>, left: AbortController) {
  const iterator = stream[Symbol.asyncIterator]();
  return new AsyncIteratorClass<unknown, unknown>(
    () => iterator.next(),
    async (reason) => {
      if (reason === 'next') return;
      left.abort();
      await iterator.return?.();
    },
  );
}

function mapErrors(stream: AsyncIterable<unknown>, map: (error: unknown) => unknown) {
  const iterator = stream[Symbol.asyncIterator]();
  return new AsyncIteratorClass<unknown, unknown>(
    async () => {
      try {
        return await iterator.next();
      } catch (error) {
        throw map(error);
      }
    },
    async (reason) => {
      if (reason !== 'next') await iterator.return?.();
    },
  );
}
