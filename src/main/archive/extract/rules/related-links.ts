import { named, type PlaceRule } from './place-rule.ts';

/** Ways to other articles: related, recommended, most read. A heading that says so (`read-more.ts`) makes one of what it stands over. */
export const relatedLinks: PlaceRule = {
  id: 'related-links',
  isWhole: true,
  holds: ({ names }) => NAMES.test(names),
};

const NAMES = named(
  'related|relateds|relatedlinks|relatedposts|recommend|recommended|recommends|recommendations?|recirc|recirculation|outbrain|taboola|zergnet|trending|popular|most (?:read|viewed|popular|shared)|mostread|read ?next|up ?next|also (?:read|like)|more (?:stories|news|from|articles|posts|on|in)|morestories|similar|suggested|suggestions|teasers?|latest (?:news|posts|stories|articles)|latestnews|further reading|see also|verwandte|mehr zum thema|weitere (?:artikel|themen)|ähnliche|meistgelesen|lire aussi|relacionad[oa]s|correlati|leia também|ilgili|benzer|похожие|читайте также|ذات صلة|مرتبط',
);
