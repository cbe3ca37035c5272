import { named, type PlaceRule } from './place-rule.ts';

/** What readers wrote under the article, and the form they write it in. */
export const comments: PlaceRule = {
  id: 'comments',
  isWhole: true,
  holds: ({ names }) => NAMES.test(names),
};

const NAMES = named(
  'comments?|commentlist|comment list|commentarea|respond|disqus|discussion|discussions|livefyre|coral|opinary|kommentare?|kommentarer|commentaires?|comentarios?|comentários?|commenti|yorum|yorumlar|reacties|komentarze|комментарии|коментарі|تعليقات|التعليقات|نظرات',
);
