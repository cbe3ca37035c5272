import { isSettleable } from '../../../shared/care-subject.ts';
import type { NeedsCareCode, SettleableCode } from '../../../shared/contract/shapes/article.ts';

/** Reasons for care, the gravest first: what was damaged, then what is missing, then what is doubtful. */
export function careInOrder(codes: readonly NeedsCareCode[]): NeedsCareCode[] {
  return codes.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
}

/** The first reason that a person may mark as right; null when there is none. */
export function firstToSettle(codes: readonly NeedsCareCode[]): SettleableCode | null {
  return careInOrder(codes).find(isSettleable) ?? null;
}

const ORDER: readonly NeedsCareCode[] = [
  'changed-on-disk',
  'failed',
  'looks-incomplete',
  'paywall',
  'low-confidence',
  'mojibake',
  'too-short',
  'ambiguous-date',
  'undated',
  'no-byline',
  'language-mismatch',
  'possible-duplicate',
  'unverified',
];
