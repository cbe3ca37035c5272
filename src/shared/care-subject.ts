import type { NeedsCareCode, SettleableCode } from './contract/shapes/article.ts';

const SETTLEABLE: { readonly [code in SettleableCode]: true } = {
  'looks-incomplete': true,
  undated: true,
  'ambiguous-date': true,
  'no-byline': true,
  'low-confidence': true,
  paywall: true,
  'too-short': true,
  mojibake: true,
  'language-mismatch': true,
  'possible-duplicate': true,
};

/** Whether a person may answer a reason for care with “it is right so”. */
export function isSettleable(code: NeedsCareCode): code is SettleableCode {
  return Object.hasOwn(SETTLEABLE, code);
}

/** What a reason for care looks at: marked as right, it is right as long as this stays as it is. */
export interface CareFacts {
  readonly published: string | null;
  readonly lang: string | null;
  /** The newest capture. */
  readonly captureId: string;
}

/** What is marked as right with a reason for care: the date that was chosen, the language that was told, else what was captured. Reading the same capture anew asks nothing again. */
export function careSubject(code: SettleableCode, { published, lang, captureId }: CareFacts): string {
  switch (code) {
    case 'ambiguous-date':
      return published ?? '';
    case 'language-mismatch':
      return lang ?? '';
    case 'undated':
    case 'no-byline':
      return '';
    case 'looks-incomplete':
    case 'low-confidence':
    case 'paywall':
    case 'too-short':
    case 'mojibake':
    case 'possible-duplicate':
      return captureId;
  }
}
