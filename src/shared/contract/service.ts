import type { AnyContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { Contract } from './contract.ts';

/** What every call brings along: how to stop it, and whether the caller may name paths on this computer. */
export interface Call {
  readonly signal?: AbortSignal | undefined;
  /** `local`: the command line and the desktop shell; `page`: a browser page, which never names a path. */
  readonly trust: 'local' | 'page';
}

type Def<P extends AnyContractProcedure> = P['~orpc'];
/** Streams are written as async generators on the serving side. */
type Served<T> = T extends AsyncIteratorObject<infer Y, unknown, unknown> ? AsyncIterable<Y> : Promise<T>;
type Verb<P extends AnyContractProcedure> = (
  input: InferSchemaOutput<NonNullable<Def<P>['inputSchema']>>,
  call: Call,
) => Served<InferSchemaInput<NonNullable<Def<P>['outputSchema']>>>;

/** The contract as plain functions: what the archive implements and the router binds, one function a procedure. */
export type Service = {
  readonly [S in keyof Contract]: {
    readonly [V in keyof Contract[S]]: Contract[S][V] extends AnyContractProcedure ? Verb<Contract[S][V]> : never;
  };
};
