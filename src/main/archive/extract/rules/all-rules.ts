import { advertisement } from './advertisement.ts';
import { breadcrumb } from './breadcrumb.ts';
import { codeFence } from './code-fence.ts';
import { cookieNotice } from './cookie-notice.ts';
import { markupResidue } from './markup-residue.ts';
import { newsletter } from './newsletter.ts';
import { pageFurniture } from './page-furniture.ts';
import { readMore } from './read-more.ts';
import { repeatedCaption } from './repeated-caption.ts';
import { repeatedTitle } from './repeated-title.ts';
import type { Rule } from './rule.ts';
import { shareBar } from './share-bar.ts';
import { strayCharacters } from './stray-characters.ts';

/** Damage of scrapers: only a text source has it. Dirt at the ends of a line goes first, so that the other rules see the line as it was. */
export const SCRAPER_RULES: readonly Rule[] = [codeFence, strayCharacters, markupResidue];

/** What sites put between the lines of an article, told by its words. */
export const PHRASE_RULES: readonly Rule[] = [
  cookieNotice,
  advertisement,
  shareBar,
  readMore,
  newsletter,
  breadcrumb,
  pageFurniture,
];

/** What stands in the article more often than its author wrote it: judged when title and lines are known. */
export const REPEAT_RULES: readonly Rule[] = [repeatedTitle, repeatedCaption];
