import { blockText } from '../../../shared/block-text.ts';
import type { Block } from '../../../shared/contract/shapes/block.ts';
import { detectLanguage, primaryOf } from '../language/detect.ts';
import { directionOf } from '../language/direction.ts';
import { UNSPACED } from './rules/same-text.ts';
import { SpokenAlike } from './spoken-alike.ts';

/** The blocks with their own language named where it is not the article's, and their own direction: long ones only, for a few words may be of many languages. */
export async function withLanguages(blocks: readonly Block[], lang: string | null, dir: 'ltr' | 'rtl'): Promise<Block[]> {
  const told: Block[] = [];
  const alike = new SpokenAlike();
  let looks = MAX_LOOKS;
  for (const block of blocks) {
    if (!SPOKEN.has(block.type) || block.type === 'code' || !('text' in block)) {
      told.push(block);
      continue;
    }
    const text = blockText(block);
    const turned = block.dir ?? ownDirection(text, dir);
    let own = block.lang ?? null;
    if (own === null && text.length >= MIN_LENGTH && looks > 0) {
      looks--;
      own = await otherLanguage(text, lang, alike);
    }
    told.push({
      ...block,
      ...(own === null ? {} : { lang: own }),
      ...(turned === null || turned === dir ? {} : { dir: turned }),
    });
  }
  return told;
}

const SPOKEN = new Set<Block['type']>(['paragraph', 'heading', 'quote', 'embed', 'footnote']);
const MIN_LENGTH = 100;
/** More paragraphs than any article has: a book is not looked at to its end. */
const MAX_LOOKS = 2000;
const MIN_CONFIDENCE = 0.5;

/** The language of a text that is surely not in this one; null when it is, or may be. */
async function otherLanguage(text: string, lang: string | null, alike: SpokenAlike): Promise<string | null> {
  const prose = proseOf(text);
  if (prose.length < MIN_LENGTH || lang === null || alike.isOwn(prose)) return null;
  const { lang: found, confidence } = await detectLanguage(prose.slice(0, SAMPLE), lang);
  if (found === null || confidence < MIN_CONFIDENCE) return null;
  const isOther = primaryOf(found) !== primaryOf(lang);
  alike.learn(prose, !isOther);
  return isOther ? found : null;
}

/** What of a text is sentences: addresses, lines of names and numbers, and lists of short lines are of no language. */
const proseOf = (text: string): string =>
  text
    .replace(ADDRESSES, ' ')
    .split('\n')
    .filter(
      (line) =>
        line.length * (UNSPACED.test(line) ? 3 : 1) >= MIN_LINE &&
        (line.match(/\p{L}|\p{M}/gu)?.length ?? 0) > line.length * MOSTLY_LETTERS,
    )
    .join(' ')
    .trim();

/** Mail addresses are looked for where words begin: from within a word of a million letters there would be no end of looking. */
const ADDRESSES = /(?:https?:\/\/|www\.|[@#])\S+|(?<!\S)\S+@\S+/gu;
/** Enough to tell, and looking is dear. */
const SAMPLE = 250;
const MIN_LINE = 60;
const MOSTLY_LETTERS = 0.7;

/** The direction of a text by its letters, where it has enough of them. */
function ownDirection(text: string, dir: 'ltr' | 'rtl'): 'ltr' | 'rtl' | null {
  const own = directionOf(null, text);
  return own === dir || (text.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS ? null : own;
}

const MIN_LETTERS = 12;
