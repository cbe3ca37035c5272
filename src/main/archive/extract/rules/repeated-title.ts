import { NOTHING, type Rule, whole } from './rule.ts';
import { sameText } from './same-text.ts';

/** The title again, word for word. */
export const repeatedTitle: Rule = {
  id: 'repeated-title',
  cuts(text, { title }) {
    const folded = sameText(text);
    return title !== null && folded !== '' && folded === sameText(title) ? whole(text) : NOTHING;
  },
};
