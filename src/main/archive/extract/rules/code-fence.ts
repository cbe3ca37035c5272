import { NOTHING, type Rule, whole } from './rule.ts';

/** The fences that a chat or a scraper set around a text: ```` ``` ````, ```` ```html ````, `~~~`. What stands between them stays. */
export const codeFence: Rule = {
  id: 'code-fence',
  cuts: (text) => (FENCE.test(text) ? whole(text) : NOTHING),
};

const FENCE = /^(?:`{3,}|~{3,}|'{3}|"{3})\s*[\w+.#-]{0,20}\s*$/;
