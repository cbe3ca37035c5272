import { Readability } from '@mozilla/readability';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { QuickReadability } from './quick-readability.ts';

const OPTIONS = { keepClasses: true, charThreshold: 40 };
const KINDS = {
  quick: (document: never) => new QuickReadability(document, OPTIONS).parse(),
  stock: (document: never) => new Readability(document, OPTIONS).parse(),
};

function read(body: string, kind: keyof typeof KINDS) {
  const html = `<html><head><title>The pier of Tarn</title></head><body>${body}</body></html>`;
  // Safe: linkedom's document has what Readability uses; without DOM types here it has no type of its own.
  const { document } = parseHTML(html) as unknown as { readonly document: never };
  const article = KINDS[kind](document);
  return article && { content: article.content, byline: article.byline, title: article.title };
}

const SENTENCE = 'The keeper of the pier read the gauge at noon, and again at dusk, before the ferry left for Ivel.';
const { tree } = fc.letrec<{ tree: string; element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom('div', 'section', 'header', 'h2', 'p', 'span', 'a'),
      fc.constantFrom(
        '',
        ' class="byline"',
        ' rel="author"',
        ' itemprop="author name"',
        ' class="story-body"',
        ' id="author-links"',
      ),
      fc.array(tie('tree'), { maxLength: 4 }),
    )
    .map(([tag, names, inner]) => `<${tag}${names}>${inner.join('')}</${tag}>`),
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('', ' ', '\n\u00a0', '<!-- a note -->', '<br>', '<hr>', '<img src="/pier.png">', 'Ines Calder', SENTENCE),
    tie('element'),
  ),
}));

test('any page is read as Readability reads it', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 8 }), (parts) => {
      const body = `<article><p>${SENTENCE} ${SENTENCE}</p>${parts.join('')}<p>${SENTENCE}</p></article>`;
      expect(read(body, 'quick')).toEqual(read(body, 'stock'));
    }),
    { numRuns: 150 },
  );
});
