import type { IndexDocument, TextClause } from '../seams.ts';
import type { Strings } from './dictionary.ts';
import type { EngineMatches } from './search.ts';

/** What the index's thread can be asked. */
export type Ask =
  | { readonly op: 'known' }
  | { readonly op: 'apply'; readonly documents: readonly IndexDocument[] }
  | { readonly op: 'remove'; readonly articleIds: readonly string[] }
  /** `flag` turns 1 when the answer is no longer wanted. */
  | {
      readonly op: 'search';
      readonly clauses: readonly TextClause[];
      readonly required: readonly (readonly number[])[];
      readonly flag: Int32Array;
    }
  | { readonly op: 'flush' }
  | { readonly op: 'reset' }
  | { readonly op: 'close' };

/** A question on its way: answers carry its number. */
export interface Question {
  readonly id: number;
  readonly ask: Ask;
}

/** What every message of the thread says about the index. */
export interface IndexFacts {
  readonly damaged: boolean;
  readonly bytes: number;
  /** Articles had to be left out since the last message, because their file is not as it was written. */
  readonly lost: boolean;
  /** Article ids of slots not told before, in the order of the slots. */
  readonly names: readonly Strings[];
  /** All changes of questions up to this number are on the disk. */
  readonly safeUpTo: number;
}

export type Answer =
  | { readonly id: number; readonly facts: IndexFacts; readonly value: Map<string, string> | EngineMatches | null }
  | {
      readonly id: number;
      readonly facts: IndexFacts;
      readonly error: { readonly code: string; readonly message: string; readonly stack: string };
    };

/** An answer, or without `id` what the thread did of itself: a flush, one that failed, or a damage it found. */
export type FromIndex = Answer | { readonly facts: IndexFacts; readonly flushError: string | null };
