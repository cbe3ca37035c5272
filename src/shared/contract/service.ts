import type { AnyContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { Contract } from './contract.ts';

type Def<P extends AnyContractProcedure> = P['~orpc'];
/** Streams are written as async generators on the serving side. */
type Served<T> = T extends AsyncIteratorObject<infer Y, unknown, unknown> ? AsyncIterable<Y> : Promise<T>;
type Verb<P extends AnyContractProcedure, Call> = (
  input: InferSchemaOutput<NonNullable<Def<P>['inputSchema']>>,
  call: Call,
) => Served<InferSchemaInput<NonNullable<Def<P>['outputSchema']>>>;

/** The contract as plain functions: what the archive implements and the router binds, one function a procedure. `Call` is what each call brings along. */
export type Service<Call, C = Contract> = {
  readonly [S in keyof C]: {
    readonly [V in keyof C[S]]: C[S][V] extends AnyContractProcedure ? Verb<C[S][V], Call> : never;
  };
};
