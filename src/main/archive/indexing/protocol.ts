import type { IndexDocument, TextClause } from '../seams.ts';
import type { EngineMatches } from './engine.ts';

/** What the index's thread can be asked. */
export type Ask =
  | { readonly op: 'known' }
  | { readonly op: 'apply'; readonly documents: readonly IndexDocument[] }
  | { readonly op: 'remove'; readonly articleIds: readonly string[] }
  /** `flag` turns 1 when the answer is no longer wanted. */
  | { readonly op: 'search'; readonly clauses: readonly TextClause[]; readonly flag: Int32Array }
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
  /** Article ids of slots not told before, and the slot of the first. */
  readonly firstSlot: number;
  readonly articleIds: readonly string[];
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

/** An answer, or without `id` what the thread did of itself: a flush, or one that failed. */
export type FromIndex = Answer | { readonly facts: IndexFacts; readonly flushError: string | null };
