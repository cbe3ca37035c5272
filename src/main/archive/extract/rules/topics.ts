import { named, type PlaceRule } from './place-rule.ts';

/** Tags, topics and sections that the article is filed under. */
export const topics: PlaceRule = {
  id: 'topics',
  isWhole: false,
  holds: ({ names }) => NAMES.test(names),
};

const NAMES = named(
  'tags|taglist|tag list|tag cloud|tagged|topics?|keywords|categor(?:y|ies)|cat links|kicker|rubrik|schlagw(?:ort|orte|örter)|themen|etiquetas|etiketler|tópicos|теги|рубрика|وسوم',
);
