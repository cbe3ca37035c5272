import { blockText } from '../../../../shared/block-text.ts';
import { HEAD_RULES, PHRASE_RULES } from '../rules/all-rules.ts';
import { byline } from '../rules/byline.ts';
import type { Head } from '../rules/head-rule.ts';
import { pageFurniture } from '../rules/page-furniture.ts';
import type { PlaceRule } from '../rules/place-rule.ts';
import { readMore } from '../rules/read-more.ts';
import { relatedLinks } from '../rules/related-links.ts';
import { repeatedTitle } from '../rules/repeated-title.ts';
import { NO_PAGE } from '../rules/rule.ts';
import { sameText } from '../rules/same-text.ts';
import type { CleanedBlock } from './clean-blocks.ts';
import type { LeftOut } from './ledger.ts';
import type { PageText, PageTexts } from './ordinals.ts';
import { rulesOfPlaces } from './places.ts';
import { SaidIn } from './said-in.ts';
import type { PageBlock } from './tree-blocks.ts';

/** What the article is, against which the page's texts are held. */
export interface KeptArticle extends Head {
  readonly title: string | null;
  readonly blocks: readonly PageBlock[];
  /** Blocks that a rule took out. */
  readonly cleaned: readonly CleanedBlock[];
}

/** The texts that the page shows and the article has not, in the order of the page, each with the reason. */
export function leftOut({ texts, places }: PageTexts, article: KeptArticle): LeftOut[] {
  const said = new SaidIn(article.blocks.map(({ block }) => block));
  const kept = keptTexts(texts, article, said);
  const keptBefore = [0];
  for (const block of kept) keptBefore.push((keptBefore.at(-1) ?? 0) + (block === null || block === GONE ? 0 : 1));
  const total = keptBefore.at(-1) ?? 0;
  const rules = rulesOfPlaces(places, keptBefore);
  const judge = new Judge(article, said);
  const cleaned = new Map(article.cleaned.map((block) => [block.ordinals[0], block]));
  const found: LeftOut[] = [];
  const addCleaned = ({ block, rule, at }: CleanedBlock, order: number) => {
    if (rule !== repeatedTitle.id || !judge.isTitle()) found.push({ rule, text: blockText(block), at, order, isWithin: true });
  };
  for (const block of article.cleaned) if (block.ordinals.length === 0) addCleaned(block, -1);
  let at = 0;
  texts.forEach((text, order) => {
    const gone = cleaned.get(text.ordinal);
    if (gone !== undefined) {
      cleaned.delete(text.ordinal);
      addCleaned(gone, order);
    }
    const block = kept[order] ?? null;
    if (block !== null) {
      if (block !== GONE) at = Math.max(at, block + 1);
      return;
    }
    const rule = judge.ruleOf(text, order, rules.get(text.place) ?? null);
    const before = keptBefore[order] ?? 0;
    if (rule !== null) found.push({ rule, text: text.text, at, order, isWithin: before > 0 && before < total });
  });
  return found;
}

/** In place of a block's index, for texts of blocks that a rule took out. */
const GONE = -1;

/** Which block has each text; null when none. Texts are known by their element's number, and where blocks came without numbers by their words. */
function keptTexts(texts: readonly PageText[], { blocks, cleaned }: KeptArticle, said: SaidIn): (number | null)[] {
  const byOrdinal = new Map<number, number>();
  for (const { ordinals } of cleaned) for (const ordinal of ordinals) byOrdinal.set(ordinal, GONE);
  blocks.forEach(({ ordinals }, index) => {
    for (const ordinal of ordinals) byOrdinal.set(ordinal, index);
  });
  const hasNumbers = byOrdinal.size > 0;
  const gone = new SaidIn(hasNumbers ? [] : cleaned.map(({ block }) => block));
  return texts.map(({ ordinal, text }) => {
    const numbered = byOrdinal.get(ordinal);
    if (numbered !== undefined) return numbered;
    if (hasNumbers && text.length < MIN_PARAGRAPH) return null;
    const folded = sameText(text);
    const block = said.blockOf(folded);
    // A teaser may say what a paragraph says; the paragraph's own place is known by its number.
    if (block !== null && blocks[block]?.ordinals.length === 0) return block;
    return gone.has(folded) ? GONE : null;
  });
}

/** Says why each text is no part of the article. */
class Judge {
  private readonly article: KeptArticle;
  private readonly said: SaidIn;
  private readonly title: string;
  private readonly phrases = new Map<string, string | null>();
  /** What the metadata say is in the reading copy: the first time a text says it too, it was not left out. */
  private readonly known = new Set<string>();
  /** The part of the page that a heading like “Related” stands over, up to this text. */
  private headed: { readonly rule: string; readonly end: number } | null = null;
  private headTests = MAX_HEAD_TESTS;

  constructor(article: KeptArticle, said: SaidIn) {
    this.article = article;
    this.said = said;
    this.title = sameText(article.title ?? '');
  }

  ruleOf({ text, isHeading, place }: PageText, order: number, around: PlaceRule | null): string | null {
    if (this.headed !== null && order >= this.headed.end) this.headed = null;
    const folded = sameText(text);
    // Bars, bullets and arrows say nothing.
    if (folded === '') return null;
    if (this.title === folded) return this.isTitle() ? null : repeatedTitle.id;
    if (this.said.has(folded)) return null;
    if (around?.isWhole) return around.id;
    const head = this.headRule(text);
    if (head !== null) return this.isNews(head) && this.saysNoMore(folded, head) ? null : head;
    const said = this.phraseRule(text);
    if (said === readMore.id && (isHeading || order === place.start)) {
      const end = headedEnd(place);
      if (end > order + 1) this.headed = { rule: relatedLinks.id, end };
      return end > order + 1 ? relatedLinks.id : said;
    }
    // “© …” in a footer is the footer.
    if (said === pageFurniture.id && around !== null) return around.id;
    return said ?? this.headed?.rule ?? around?.id ?? 'outside-article';
  }

  /** Whether the page's title stands here for the first time: that is the article's title itself. */
  isTitle(): boolean {
    return this.isNews('title');
  }

  /** Whether this is said for the first time. */
  private isNews(what: string): boolean {
    const isNew = !this.known.has(what);
    this.known.add(what);
    return isNew;
  }

  /** A byline line may say more than names, and that is nowhere else. */
  private saysNoMore(folded: string, rule: string): boolean {
    return rule !== byline.id || this.article.names.has(folded) || folded === sameText(this.article.byline.join(' '));
  }

  private headRule(text: string): string | null {
    if (text.length > MAX_HEAD || this.headTests === 0) return null;
    if (/\p{Nd}/u.test(text)) this.headTests--;
    return HEAD_RULES.find((rule) => rule.says(text, this.article))?.id ?? null;
  }

  private phraseRule(text: string): string | null {
    if (text.length > MAX_PHRASE) return null;
    const judged = this.phrases.get(text);
    if (judged !== undefined) return judged;
    const rule = PHRASE_RULES.find((each) => each.cuts(text, NO_PAGE).length > 0)?.id ?? null;
    this.phrases.set(text, rule);
    return rule;
  }
}

/** A heading alone in its box stands over what comes after the box. */
function headedEnd(place: PageText['place']): number {
  let scope: PageText['place'] | null = place;
  while (scope !== null && scope.end - scope.start < 2) scope = scope.parent;
  return scope?.end ?? place.end;
}

/** Shorter texts come twice by chance. */
const MIN_PARAGRAPH = 60;
const MAX_PHRASE = 1500;
const MAX_HEAD = 120;
/** Reading dates is slow, and one article has few. */
const MAX_HEAD_TESTS = 100;
