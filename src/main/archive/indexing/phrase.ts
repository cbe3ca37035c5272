import { spelled } from '../language/fold.ts';
import type { TextWord } from '../seams.ts';
import { stringAt } from './dictionary.ts';
import { formsOf } from './expand.ts';
import type { Shard } from './shard.ts';
import { BREAK, readTokens } from './token-stream.ts';

/** Tells whether an article of a shard holds what it was made for. */
export type Verify = (document: number) => boolean;

/** The words stand side by side, in this order, in one text: compared by folded form, or by spelling where a word asks for it. */
export function phraseIn(shard: Shard, words: readonly TextWord[], fields: number): Verify {
  const takes = words.map((word) => entriesOf(shard, word));
  return (document) => {
    // starts[i]: the words up to i match the tokens that end here.
    let matched: boolean[] = [];
    return readTokens(shard.segment, document, fields, (entry, extra) => {
      if (entry === BREAK) matched = [];
      else if (extra) return takes.length === 1 && takes[0]?.has(entry) === true;
      else matched = takes.map((take, i) => (i === 0 || matched[i - 1] === true) && take.has(entry));
      return matched.at(-1) === true && matched.length === takes.length;
    });
  };
}

/** All the words stand near one another in one text, in any order, with at most `distance` tokens of other words between the first and the last. */
export function nearIn(shard: Shard, words: readonly ReadonlySet<number>[], fields: number, distance: number): Verify {
  const { entryTerm } = shard.segment;
  return (document) => {
    // Where each word was last seen, and how many tokens of other words came before each place.
    let last = words.map(() => -1);
    let others: number[] = [];
    return readTokens(shard.segment, document, fields, (entry, extra) => {
      if (entry === BREAK) {
        last = words.map(() => -1);
        others = [];
        return false;
      }
      if (extra) return false;
      const term = entryTerm[entry] ?? 0;
      const before = others.at(-1) ?? 0;
      const hit = words.map((word) => word.has(term));
      const isWord = hit.includes(true);
      others.push(isWord ? before : before + 1);
      if (!isWord) return false;
      last = last.map((place, i) => (hit[i] ? others.length - 1 : place));
      const first = Math.min(...last);
      return first >= 0 && before - (others[first] ?? 0) <= distance;
    });
  };
}

/** The article has one of these forms. */
export function formIn(shard: Shard, forms: ReadonlySet<number>, fields: number): Verify {
  const { entryForm } = shard.segment;
  return (document) =>
    readTokens(shard.segment, document, fields, (entry) => entry !== BREAK && forms.has(entryForm[entry] ?? -1));
}

function entriesOf(shard: Shard, word: TextWord): ReadonlySet<number> {
  const { segment } = shard;
  const taken = new Set<number>();
  const wanted = spelled(word.text);
  const caseCounts = wanted !== wanted.toLowerCase();
  for (const form of formsOf(shard, word)) {
    for (let i = segment.formAt[form] ?? 0; i < (segment.formAt[form + 1] ?? 0); i++) {
      const entry = segment.formEntries[i] ?? 0;
      const spelling = stringAt(segment.spellings, entry);
      if (word.match !== 'spelling' || (caseCounts ? spelling : spelling.toLowerCase()) === wanted) taken.add(entry);
    }
  }
  return taken;
}
