import { named, type PlaceRule } from './place-rule.ts';

/** Words under a picture that did not stay, or that stand apart from it. */
export const caption: PlaceRule = {
  id: 'caption',
  isWhole: false,
  holds: ({ tag, names }) => tag === 'figcaption' || NAMES.test(names),
};

const NAMES = named('caption|captions|photo credit|image credit|credits?|bildunterschrift|légende|leyenda|legenda|didascalia');
