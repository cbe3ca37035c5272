import { named, type PlaceRule } from './place-rule.ts';
import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** What readers wrote under the article, and the form they write it in. */
export const comments: Rule & PlaceRule = {
  id: 'comments',
  isWhole: true,
  holds: ({ names }) => NAMES.test(names),
  cuts: (text) => (text.length <= MAX_LENGTH && CALLS.some((call) => call.test(forPhrases(text))) ? whole(text) : NOTHING),
};

const NAMES = named(
  'comments?|commentlist|comment list|commentarea|respond|disqus|discussion|discussions|livefyre|coral|opinary|kommentare?|kommentarer|commentaires?|comentarios?|comentários?|commenti|yorum|yorumlar|reacties|komentarze|комментарии|коментарі|تعليقات|التعليقات|نظرات',
);
const MAX_LENGTH = 400;
const CALLS: readonly RegExp[] = [
  /^(?:be the first to comment|no comments? yet|comments (?:are )?closed|comments on this article)\b.{0,80}$/i,
  /^(?:kommentar(?:e)? (?:verfassen|schreiben|geschlossen)|kommentare sind geschlossen|antwort abbrechen|du musst (?:eingeloggt|angemeldet) sein|um .{0,80}kommentieren (?:zu können|,)|zum kommentieren|schreibe(?:n sie)? einen kommentar|(?:sie|du) (?:müssen|musst|sind|bist) (?:sich )?(?:aktuell )?(?:nicht )?(?:einloggen|anmelden|eingeloggt|angemeldet)|hier können sie den artikel bewerten|forum:\s?\d+ postings?|ihre meinung zählt)\b.{0,120}$/i,
  /^(?:you must be|please) (?:logged in|log in|sign in)\b.{0,30}\b(?:to|comment)\b.{0,60}$/i,
  /^(?:die kommentare im forum|bitte achten sie darauf, dass ihre kommentare|atenção: comentários|les commentaires sont|los comentarios (?:publicados|son)|note: we are .{0,40}moderating|all comments (?:are|will be) (?:moderated|subject))/i,
  /^(?:добавить отзыв|оставить отзыв|отзывы|добавить комментарий)$/i,
];
