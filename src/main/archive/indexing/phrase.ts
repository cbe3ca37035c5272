import { spelled } from '../language/fold.ts';
import type { TextWord } from '../seams.ts';
import { formsOf } from './expand.ts';
import { spellingOf } from './segment.ts';
import type { Shard } from './shard.ts';
import { BREAK, EXTRA, tokensOf } from './token-stream.ts';

/** Tells whether an article of a shard holds what it was made for. */
export type Verify = (document: number) => boolean;

/** The words stand side by side, in this order, in one text: compared by folded form, or by spelling where a word asks for it. */
export function phraseIn(shard: Shard, words: readonly TextWord[], fields: number): Verify {
  const takes = words.map((word) => entriesOf(shard, word));
  const first = new Uint8Array(shard.segment.entryForm.length);
  for (const entry of takes[0] ?? []) first[entry] = 1;
  return (document) => {
    const tokens = tokensOf(shard.segment, document, fields);
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] ?? BREAK;
      if (token === BREAK || first[token & ~EXTRA] === 0) continue;
      // A further name (a joined spelling) takes no place, so it begins no longer phrase.
      if (takes.length === 1) return true;
      if ((token & EXTRA) === 0 && followedBy(tokens, at, takes)) return true;
    }
    return false;
  };
}

/** All the words stand near one another in one text, in any order, with at most `distance` tokens of other words between the first and the last. */
export function nearIn(shard: Shard, words: readonly ReadonlySet<number>[], fields: number, distance: number): Verify {
  const { entryTerm } = shard.segment;
  return (document) => {
    // Where each word was last seen, and how many tokens of other words stand before each place of the text.
    let last = words.map(() => -1);
    let others: number[] = [];
    for (const token of tokensOf(shard.segment, document, fields)) {
      if (token === BREAK) {
        last = words.map(() => -1);
        others = [];
        continue;
      }
      if ((token & EXTRA) !== 0) continue;
      const term = entryTerm[token] ?? 0;
      const before = others.at(-1) ?? 0;
      const isWord = words.some((word) => word.has(term));
      others.push(isWord ? before : before + 1);
      if (!isWord) continue;
      for (const [i, word] of words.entries()) if (word.has(term)) last[i] = others.length - 1;
      const first = Math.min(...last);
      if (first >= 0 && before - (others[first] ?? 0) <= distance) return true;
    }
    return false;
  };
}

/** The article has one of these forms. */
export function formIn(shard: Shard, forms: ReadonlySet<number>, fields: number): Verify {
  const { entryForm } = shard.segment;
  return (document) =>
    tokensOf(shard.segment, document, fields).some((token) => token !== BREAK && forms.has(entryForm[token & ~EXTRA] ?? -1));
}

function followedBy(tokens: Int32Array, from: number, takes: readonly ReadonlySet<number>[]): boolean {
  let at = from;
  for (let i = 1; i < takes.length; i++) {
    at++;
    while (at < tokens.length && tokens[at] !== BREAK && ((tokens[at] ?? 0) & EXTRA) !== 0) at++;
    if (takes[i]?.has(tokens[at] ?? BREAK) !== true) return false;
  }
  return true;
}

function entriesOf(shard: Shard, word: TextWord): ReadonlySet<number> {
  const { segment } = shard;
  const taken = new Set<number>();
  const wanted = spelled(word.text);
  const caseCounts = wanted !== wanted.toLowerCase();
  for (const form of formsOf(shard, word)) {
    for (let i = segment.formAt[form] ?? 0; i < (segment.formAt[form + 1] ?? 0); i++) {
      const entry = segment.formEntries[i] ?? 0;
      const spelling = spellingOf(segment, entry);
      if (word.match !== 'spelling' || (caseCounts ? spelling : spelling.toLowerCase()) === wanted) taken.add(entry);
    }
  }
  return taken;
}
