import { Readability } from '@mozilla/readability';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { PageDocument } from './page-tree/nodes.ts';
import { QuickReadability } from './quick-readability.ts';

const OPTIONS = { keepClasses: true, charThreshold: 40 };

function page(body: string): string {
  return `<html><head><title>The pier of Tarn</title></head><body>${body}</body></html>`;
}

// Safe: either document has what Readability uses; without DOM types here it has no type of its own.
const quick = (html: string) => told(new QuickReadability(new PageDocument(html) as never, OPTIONS).parse());
const stock = (html: string) => told(new Readability(parseHTML(html).document as never, OPTIONS).parse());

const told = (article: ReturnType<Readability['parse']>) =>
  article && { content: article.content, byline: article.byline, title: article.title, text: article.textContent };

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
    fc.constantFrom('', ' ', '\n\u00a0', '<br>', '<hr>', '<img src="/pier.png">', 'Ines Calder', SENTENCE),
    tie('element'),
  ),
}));

test('any page is read as Readability reads it on a tree of its own', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 8 }), (parts) => {
      const body = `<article><p>${SENTENCE} ${SENTENCE}</p>${parts.join('')}<p>${SENTENCE}</p></article>`;
      expect(quick(page(body))).toEqual(stock(page(body)));
    }),
    { numRuns: 150 },
  );
});
