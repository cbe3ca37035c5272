import { NOTHING, type Rule, whole } from './rule.ts';
import { likeness, sameText } from './same-text.ts';

/** The caption of a picture that stood many times in the page, often the title in other words: short, several times over, and no sentence of the article. */
export const repeatedCaption: Rule = {
  id: 'repeated-caption',
  cuts(text, { title, counts }) {
    const folded = sameText(text);
    const times = counts.get(folded) ?? 0;
    if (times < 2 || text.length > MAX_LENGTH || isTooShort(folded)) return NOTHING;
    const echoesTitle = title !== null && likeness(text, title) >= ECHO;
    if (echoesTitle) return whole(text);
    // A refrain, a question asked again: a sentence may be meant to come back.
    return times >= 3 && !/[.!?…。！？؟।:：]["'”’»)]*$/.test(text) ? whole(text) : NOTHING;
  },
};

const MAX_LENGTH = 250;
const ECHO = 0.5;

/** A name before each answer of an interview comes back too. */
const isTooShort = (folded: string): boolean =>
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u.test(folded)
    ? folded.length < 8
    : folded.split(' ').length < 4;
