import { named, type PlaceRule } from './place-rule.ts';

/** A few lines about who wrote the article, the same under all that they write. */
export const authorNote: PlaceRule = {
  id: 'author-note',
  isWhole: true,
  holds: ({ names }) => NAMES.test(names),
};

const NAMES = named(
  'author (?:bio|box|info|card|profile|description|about)|authorbio|authorbox|about (?:the )?author|bio|über den autor|zum autor',
);
