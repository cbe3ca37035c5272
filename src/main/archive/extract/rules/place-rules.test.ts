import { describe, expect, test } from 'vitest';
import { PLACE_RULES } from './all-rules.ts';
import { placeNames } from './place-rule.ts';

/** The rule that the names of an element speak of, as `<tag role=… class=…>` has them. */
function ruleOf(tag: string, names: string, role = ''): string | null {
  return PLACE_RULES.find((rule) => rule.holds({ tag, role, names: placeNames(names) }))?.id ?? null;
}

test('names are words, however they are written together', () => {
  expect(placeNames('siteNav-top  js_cookieBanner__close2')).toBe('site nav top js cookie banner close');
  expect(placeNames('İlgili-HABERLER')).toBe('ilgili haberler');
});

describe('a part of a page', () => {
  test.each([
    ['nav', '', '', 'navigation'],
    ['div', '', 'navigation', 'navigation'],
    ['ul', 'mainMenu', '', 'navigation'],
    ['div', 'القائمة', '', 'navigation'],
    ['div', 'cookie-consent', '', 'cookie-notice'],
    ['section', 'post-comments', '', 'comments'],
    ['div', 'yorumlar', '', 'comments'],
    ['div', 'ad_slot--top', '', 'advertisement'],
    ['div', 'werbung', '', 'advertisement'],
    ['form', 'newsletter-signup', '', 'newsletter'],
    ['div', 'site-paywall', '', 'pay-offer'],
    ['div', 'relatedPosts', '', 'related-links'],
    ['div', 'notas-relacionadas', '', 'related-links'],
    ['ul', 'sharing-buttons', '', 'share-bar'],
    ['ol', 'breadcrumb', '', 'breadcrumb'],
    ['div', 'authorBio', '', 'author-note'],
    ['span', 'posted-on', '', 'date-line'],
    ['p', 'article-byline', '', 'byline'],
    ['figcaption', '', '', 'caption'],
    ['ul', 'tags', '', 'topics'],
    ['div', '', 'search', 'search-form'],
    ['footer', '', '', 'footer'],
    ['div', '', 'contentinfo', 'footer'],
    ['header', '', '', 'page-header'],
    ['aside', '', '', 'sidebar'],
    ['div', '', 'dialog', 'pop-up'],
  ])('<%s class="%s" role="%s"> is known: %s', (tag, names, role, rule) => {
    expect(ruleOf(tag, names, role)).toBe(rule);
  });

  test.each([
    ['div', 'article-body'],
    ['div', 'headline'],
    ['p', 'lead'],
    ['div', 'shared-history'],
    ['section', 'commentary'],
    ['div', 'adage'],
    ['div', 'loading'],
    ['div', 'navigator-of-the-year'],
  ])('<%s class="%s"> is known as nothing: a word within a word is another word', (tag, names) => {
    expect(ruleOf(tag, names)).toBeNull();
  });
});
