import type { PlaceRule } from './place-rule.ts';

/** Another article that the page strings to this one, told by its heading and not by its name (`other-articles.ts`). */
export const otherArticle: PlaceRule = { id: 'other-article', isWhole: true, holds: () => false };
