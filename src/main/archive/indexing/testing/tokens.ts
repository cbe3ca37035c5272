import { fold } from '../../language/fold.ts';
import { segment } from '../../language/segment.ts';
import { termOf } from '../../language/stem.ts';
import type { IndexDocument } from '../../seams.ts';
import { GAP, textsOf } from '../fields.ts';

/** One word of an article as analysis has it. */
export interface Token {
  readonly field: number;
  readonly place: number;
  readonly form: string;
  readonly term: string;
  /** A further name of the word before it, which takes no place of its own. */
  readonly isExtra: boolean;
}

/** Every word of an article, in the order of its texts. */
export function tokensOf(document: IndexDocument): Token[] {
  const tokens: Token[] = [];
  for (const [field, texts] of textsOf(document).entries()) {
    let place = -1;
    const first = tokens.length;
    for (const text of texts) {
      if (tokens.length > first) place += GAP;
      segment(text, (piece, _start, _end, isExtra) => {
        const form = fold(piece);
        if (form === '') return;
        if (!isExtra) place++;
        tokens.push({ field, place: Math.max(0, place), form, term: termOf(document.lang, form), isExtra });
      });
    }
  }
  return tokens;
}
