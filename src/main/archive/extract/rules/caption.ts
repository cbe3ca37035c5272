import { named, type PlaceRule } from './place-rule.ts';
import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** Words under a picture that did not stay, or that stand apart from it. */
export const caption: Rule & PlaceRule = {
  id: 'caption',
  isWhole: false,
  holds: ({ tag, names }) => tag === 'figcaption' || NAMES.test(names),
  cuts: (text) => (text.length <= MAX_LENGTH && CREDITED.some((line) => line.test(forPhrases(text))) ? whole(text) : NOTHING),
};

const NAMES = named('caption|captions|photo credit|image credit|credits?|bildunterschrift|légende|leyenda|legenda|didascalia');
const MAX_LENGTH = 400;
const PICTURE =
  '(?:images?|photos?|photographs?|pictures?|pics?|fotos?|bilder?|titelbild|symbolbild|symbolfoto|fotoğraf|фото|ảnh|zdjęcie|immagine|imagen|imagem|crédit(?: photo)?|credits?|写真|图片|圖片|사진|صورة|الصورة)';
const AGENCY =
  '(?:getty(?: images)?|shutterstock(?:\\.com)?|istock(?:photo)?|alamy|afp|epa(?:-efe)?|ap photo|associated press|reuters|picture alliance|imago|dpa|keystone|unsplash|pixabay|pexels|flickr|wikimedia(?: commons)?|adobe ?stock|fotolia|123rf(?:\\.com)?|depositphotos|magnum|zuma(?: press)?|nurphoto|anadolu|xinhua|tass|ritzau|scanpix|ntb)';
/** A line that names where a picture came from is under a picture. */
const CREDITED: readonly RegExp[] = [
  new RegExp(`^[([]?\\s?(?:${PICTURE})\\s?(?:by|von|de|di|courtesy(?: of)?|\\[m\\])?\\s?[:：©]\\s?\\S.{0,120}$`, 'iu'),
  new RegExp(`[([]\\s?(?:${PICTURE})\\s?(?:by|credit|courtesy(?: of)?)?\\s?[:：]\\s?[^()\\[\\]]{2,100}[)\\]]\\s?\\.?$`, 'iu'),
  new RegExp(`(?:^|[.!?…”"»)\\s])(?:${PICTURE})\\s?[:：]\\s?[^.:]{2,80}$`, 'iu'),
  new RegExp(`^[^.!?]{0,90}(?:/|\\||\\bvia|©|,|\\s-)\\s?${AGENCY}\\s?\\)?\\.?$`, 'iu'),
  /(?:^|[\s(/])(?:reuters\/\p{Lu}|\(?ap photo\/|getty images\)?$|\/(?:afp|dpa|epa|ap|reuters|getty|shutterstock)\)?$)/iu,
  /^(?:©|\(c\))(?!\s?\d{4})[^.!?]{2,100}$/iu,
  /(?:^|\s)©\s?\p{L}[^.!?©]{1,70}$/u,
  /^(?:photo-?(?:illustration|graphs?)|photograph courtesy)\b.{2,120}$/iu,
  /^file(?: photo| -)?\s?[-–—:]\s.{20,380}$/iu,
];
