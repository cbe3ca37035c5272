import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** The word that stands over an advertisement, alone on its line, and what is said around one. */
export const advertisement: Rule = {
  id: 'advertisement',
  cuts: (text) => (LABEL.test(forPhrases(text)) ? whole(text) : NOTHING),
};

const LABEL =
  /^[-–—*[(\s]*(?:advertisements?|advertising|sponsored(?: content)?|story continues below(?: advertisement)?|article continues below(?: advertisement)?|(?:the )?article continues after (?:this )?ad(?:vertisement)?|scroll to continue(?: reading)?|anzeige|werbung|publicité|la suite après la publicité|publicidad|publicidade|continua após a publicidade|pubblicità|reklam|reklamlar|haberin devamı reklamdan sonra|реклама|إعلان|إعلانات|اعلان|آگهی|advertentie|reklama|annons|annonse|annonce|mainos|广告|廣告|広告|광고)[\s*\])–—:-]*$/iu;
