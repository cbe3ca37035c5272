import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { PageDocument } from './nodes.ts';

const { tree } = fc.letrec<{ tree: string; element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom('div', 'p', 'a', 'ul', 'li', 'h2', 'table', 'td', 'svg', 'g', 'noscript', 'DIV'),
      fc.constantFrom('', ' class="b  a"', ' id=pier', ' hidden', ' href="/tarn?a=1&b=2"', ' title=\'"quay"\'', ' data-a=""'),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.boolean(),
    )
    .map(([tag, attributes, inner, isClosed]) => `<${tag}${attributes}>${inner.join('')}${isClosed ? `</${tag}>` : ''}`),
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('', ' ', '&nbsp;', 'Tarn &amp; Ivel', 'a < b', '<br>', '</br>', '</p>', '<img src="/pier.png">'),
    fc.constantFrom(
      '<script>if (a < b) "</p>"</script>',
      '<style>p > a {}</style>',
      '<title>T &lt;i&gt;</title>',
      '<path/>',
      '</div>',
    ),
    tie('element'),
  ),
}));
const pages = fc
  .array(tree, { maxLength: 8 })
  .map((parts) => `<!doctype html><html><head><title>The pier</title></head><body>${parts.join('')}</body></html>`);

const SELECTORS = [
  'p',
  'div, a,td',
  '.a',
  '[class*="b"]',
  '#pier',
  'a[href]',
  'div > p',
  'ul li',
  '[hidden]',
  'p:not([class])',
  'g',
];

/** As much of either document as is compared. */
type Either = Pick<PageDocument, 'body' | 'title' | 'querySelectorAll' | 'getElementsByTagName' | 'createElement'>;
const both = (html: string): [Either, Either] => [
  new PageDocument(html),
  parseHTML(html).document as unknown as Either, // safe: a document of linkedom has these members
];

test('any markup becomes the tree that linkedom makes of it, and the same markup again', () => {
  fc.assert(
    fc.property(pages, (html) => {
      const [ours, theirs] = both(html);
      expect(ours.title).toBe(theirs.title);
      expect(String(ours.body)).toBe(String(theirs.body));
      expect(ours.body.textContent).toBe(theirs.body.textContent);
    }),
    { numRuns: 300 },
  );
});

test('selectors and names find the same elements', () => {
  fc.assert(
    fc.property(pages, (html) => {
      const [ours, theirs] = both(html).map((document) => [
        ...SELECTORS.map((selector) => [...document.querySelectorAll(selector)].map(String)),
        ...['p', 'P', 'svg'].map((name) => [...document.getElementsByTagName(name)].map(String)),
      ]);
      expect(ours).toEqual(theirs);
    }),
    { numRuns: 200 },
  );
});

test('a tree is changed as linkedom changes it', () => {
  fc.assert(
    fc.property(
      pages,
      fc.array(fc.nat(7), { maxLength: 12 }),
      fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
      (html, steps, picks) => {
        const [ours, theirs] = both(html).map((document) => {
          const lists = document.body.childNodes;
          for (const [at, step] of steps.entries()) change(document, step, picks[at] ?? 0, picks[at + 12] ?? 0);
          return [
            String(document.body),
            lists.length,
            document.body.childNodes.map(({ parentNode }) => parentNode === document.body),
          ];
        });
        expect(ours).toEqual(theirs);
      },
    ),
    { numRuns: 300 },
  );
});

/** One of the changes that Readability makes, to elements picked by their places. */
function change(document: Either, step: number, first: number, second: number): void {
  const all = [...document.body.querySelectorAll('div, p, a, ul, li, h2, td, img')];
  const [one, other] = [all[first % Math.max(1, all.length)], all[second % Math.max(1, all.length)]];
  if (one === undefined || other === undefined || one.contains(other) || other.contains(one)) return;
  if (step === 0) one.remove();
  if (step === 1) one.appendChild(other);
  if (step === 2) one.parentNode?.replaceChild(other, one);
  if (step === 3) one.parentNode?.insertBefore(document.createElement('P'), one);
  if (step === 4) Object.assign(one, { innerHTML: String(other) });
  if (step === 5) one.setAttribute('class', ' quay  pier ');
  if (step === 6) one.removeAttribute('class');
  if (step === 7) one.textContent = other.textContent;
}

test('what a style says last of being seen is known', () => {
  const [shown, hidden] = new PageDocument(
    '<p style="display: none; DISPLAY:x; display : block">a</p><p style="color:red;display:none">',
  ).querySelectorAll('p');
  expect(shown?.style.display).toBe('block');
  expect(hidden?.style).toEqual({ display: 'none', visibility: '' });
});

test('comments are left out, wherever they stand', () => {
  const page = new PageDocument(
    '<!doctype html><!-- a --><html><head></head><body><p>The pier<!-- b --> is <b>shut<!-- c --></b>.</p></body></html>',
  );
  expect(page.body?.toString()).toBe('<body><p>The pier is <b>shut</b>.</p></body>');
});
