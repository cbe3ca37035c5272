import { advertisement } from './advertisement.ts';
import { affiliateNotice } from './affiliate-notice.ts';
import { agencyTag } from './agency-tag.ts';
import { authorNote } from './author-note.ts';
import { breadcrumb } from './breadcrumb.ts';
import { byline } from './byline.ts';
import { caption } from './caption.ts';
import { codeFence } from './code-fence.ts';
import { comments } from './comments.ts';
import { contactLine } from './contact-line.ts';
import { cookieNotice } from './cookie-notice.ts';
import { credits } from './credits.ts';
import { dateLine } from './date-line.ts';
import { footer } from './footer.ts';
import type { HeadRule } from './head-rule.ts';
import { invisibleCharacters } from './invisible-characters.ts';
import { markupResidue } from './markup-residue.ts';
import { mojibake } from './mojibake.ts';
import { navigation } from './navigation.ts';
import { newsletter } from './newsletter.ts';
import { pageFurniture } from './page-furniture.ts';
import { pageHeader } from './page-header.ts';
import { payOffer } from './pay-offer.ts';
import type { PlaceRule } from './place-rule.ts';
import { popUp } from './pop-up.ts';
import { readMore } from './read-more.ts';
import { relatedLinks } from './related-links.ts';
import type { Repair } from './repair.ts';
import { repeatedCaption } from './repeated-caption.ts';
import { repeatedTitle } from './repeated-title.ts';
import type { Rule } from './rule.ts';
import { searchForm } from './search-form.ts';
import { shareBar } from './share-bar.ts';
import { sidebar } from './sidebar.ts';
import { softHyphen } from './soft-hyphen.ts';
import { strayCharacters } from './stray-characters.ts';
import { topics } from './topics.ts';

/** Damage of scrapers: only a text source has it. Dirt at the ends of a line goes first, so that the other rules see the line as it was. */
export const SCRAPER_RULES: readonly Rule[] = [codeFence, strayCharacters, markupResidue];

/** What sites put between the lines of an article, told by its words. */
export const PHRASE_RULES: readonly Rule[] = [
  cookieNotice,
  advertisement,
  shareBar,
  readMore,
  newsletter,
  payOffer,
  comments,
  affiliateNotice,
  contactLine,
  credits,
  caption,
  breadcrumb,
  pageFurniture,
];

/** What stands in the article more often than its author wrote it, and who signs below it: judged when title, names and lines are known. */
export const REPEAT_RULES: readonly Rule[] = [repeatedTitle, repeatedCaption, agencyTag];

/** Characters that are not what the author wrote, in any source; broken ones first, for the others are told by what they were. */
export const REPAIRS: readonly Repair[] = [mojibake, softHyphen, invisibleCharacters];

/** Parts of a page around the article, told by what its maker called them: the surer before the vaguer. */
export const PLACE_RULES: readonly PlaceRule[] = [
  cookieNotice,
  comments,
  advertisement,
  newsletter,
  payOffer,
  relatedLinks,
  shareBar,
  breadcrumb,
  authorNote,
  dateLine,
  byline,
  caption,
  topics,
  searchForm,
  navigation,
  footer,
  pageHeader,
  sidebar,
  popUp,
];

/** Lines at the head of an article that its metadata say already. */
export const HEAD_RULES: readonly HeadRule[] = [dateLine, byline];
