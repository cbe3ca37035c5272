import type { PageText } from './ordinals.ts';
import type { Place } from './places.ts';

/** The texts that read as articles do, in no part of the page that is something else; what holds something that was found is the article's part, whatever it is called. */
export function proseAmong(texts: readonly PageText[], isFound: (text: PageText) => boolean): PageText[] {
  const foundBefore = [0];
  for (const text of texts) foundBefore.push((foundBefore.at(-1) ?? 0) + (isFound(text) ? 1 : 0));
  return texts.filter(({ text, place }) => {
    if (text.length < MIN_SENTENCE || !endsAsProse(text)) return false;
    for (let each: Place | null = place; each !== null; each = each.parent)
      if (each.rule?.isWhole === true && foundBefore[each.start] === foundBefore[each.end]) return false;
    return true;
  });
}

/** Whether a text ends with a sentence. */
export const endsAsProse = (text: string): boolean => /[.!?…。！？؟]["”»’)]?$/u.test(text);

const MIN_SENTENCE = 80;
