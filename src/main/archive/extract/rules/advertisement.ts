import { named, type PlaceRule } from './place-rule.ts';
import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** The word that stands over an advertisement, alone on its line, and what is said around one. */
export const advertisement: Rule & PlaceRule = {
  id: 'advertisement',
  isWhole: true,
  holds: ({ names }) => PLACES.test(names),
  cuts: (text) => (LABEL.test(forPhrases(text)) ? whole(text) : NOTHING),
};

/** What such a part of a page is called. */
const PLACES = named(
  'ad|ads|advert|adverts|advertisements?|advertising|adsense|adslot|ad slot|adunit|dfp|gpt|sponsor|sponsored|sponsors|promo|promos|promotion|promoted|werbung|anzeige|publicité|publicite|publicidad|publicidade|pubblicità|reklam|реклама|إعلان',
);
const LABEL =
  /^[-–—*[(\s]*(?:advertisements?|advertising|sponsored(?: content)?|story continues below(?: advertisement)?|article continues below(?: advertisement)?|(?:the )?article continues after (?:this )?ad(?:vertisement)?|scroll to continue(?: reading)?|anzeige|werbung|publicité|la suite après la publicité|publicidad|publicidade|continua após a publicidade|pubblicità|reklam|reklamlar|haberin devamı reklamdan sonra|реклама|إعلان|إعلانات|اعلان|آگهی|פרסומת|תוכן ממומן|advertentie|reklama|annons|annonse|annonce|mainos|广告|廣告|広告|광고)[\s*\])–—:-]*$/iu;
