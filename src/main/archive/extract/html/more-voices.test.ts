import { describe, expect, test } from 'vitest';
import { blockText } from '../../../../shared/block-text.ts';
import type { Reading } from '../../seams.ts';
import { extractNow } from '../extract-now.ts';

const read = (text: string): Promise<Reading> =>
  extractNow({ kind: 'html', text, url: 'https://tarn-courier.example/a/pier', capturedAt: '2026-11-25T00:00:00.000Z' });

const TITLE = 'Storm takes the pier of Tarn';
const PARAGRAPHS = [
  'The last forty metres of the pier of Tarn went into the sea on Monday night, and the lamp at its end burned until the water reached it.',
  'Nobody stood on it. The harbour master, Edda Kroon, had closed the gate at noon, when the first plank came up on the beach below the chapel.',
  'Carpenters found the piles sound and the braces rotten. The braces were put in nine years ago, by a firm that no longer answers its telephone.',
  'The council meets on Thursday to decide whether the pier is built again, and whether in wood, as the fishermen want, or in steel, as the bank does.',
  'Until then the ferry to Little Morland leaves from the stone quay, twice a day, and carries no carts and no more than three horses at a time.',
  'Eleven families sell fish from the pier in summer. They were told that stalls on the quay will cost them nothing before the end of the year.',
];
const marked = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('');

const page = (body: string, head = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE}</title>
<meta property="og:title" content="${TITLE}"><meta property="og:site_name" content="Tarn Courier">${head}</head><body>${body}</body></html>`;

const linked = (data: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: TITLE, datePublished: '2026-02-03', ...data })}</script>`;

const texts = ({ blocks }: Reading): string[] => blocks.map(blockText);
const removedBy = ({ removed }: Reading, rule: string): string[] =>
  removed.filter((each) => each.rule === rule).map(({ text }) => text);

describe('the article of a page that holds more', () => {
  const own = `<article><h1>${TITLE}</h1>${marked(PARAGRAPHS)}</article>`;
  const other = (heading: string) =>
    `<article><h1>${heading}</h1><p>The mayor of Tarn told a meeting on Tuesday that the school roof will have to wait, because the pier cannot, and was told by nine parents that it can.</p>
     <p>He answered that nobody had drowned in the school yet, which one of them wrote down and read to him again at the end of the evening.</p></article>`;

  test('is the one under its title; the others are in the ledger as other articles', async () => {
    const reading = await read(
      page(`<main>${own}${other('School roof has to wait')}${other('Mayor sorry for words on school')}</main>`),
    );
    expect(texts(reading)).toEqual(PARAGRAPHS);
    expect(removedBy(reading, 'other-article').join('\n')).toContain('School roof has to wait');
    expect(removedBy(reading, 'other-article').join('\n')).toContain('nobody had drowned');
  });

  test('is all of them where the title stands over them, as on the page of a day', async () => {
    const entries = ['Nine: gate shut', 'Noon: first plank', 'Night: lamp gone'].map(
      (heading, index) => `<article><h2>${heading}</h2>${marked(PARAGRAPHS.slice(index * 2, index * 2 + 2))}</article>`,
    );
    const reading = await read(page(`<main><h1>${TITLE}</h1>${entries.join('')}</main>`));
    for (const text of PARAGRAPHS) expect(texts(reading)).toContain(text);
    expect(removedBy(reading, 'other-article')).toEqual([]);
  });

  test('is all of them where the title’s own part has next to no text', async () => {
    const reading = await read(
      page(
        `<main><article><h1>${TITLE}</h1><p>By the water.</p></article><article><h2>What went</h2>${marked(PARAGRAPHS)}</article></main>`,
      ),
    );
    for (const text of PARAGRAPHS) expect(texts(reading)).toContain(text);
  });
});

describe('what a page does not show', () => {
  test('is no part of its article, by the name that its maker gave it', async () => {
    const plea = `<div class="hidden plea"><p>At the Courier we believe that everybody on this coast needs to know what the sea does, and that somebody has to pay for it.</p></div>`;
    expect(texts(await read(page(`<article>${marked(PARAGRAPHS)}${plea}${plea}</article>`)))).toEqual(PARAGRAPHS);
  });

  test('stays where it is most of what the page says', async () => {
    const reading = await read(
      page(`<article><p>${PARAGRAPHS[0]}</p><div class="hidden">${marked(PARAGRAPHS.slice(1))}</div></article>`),
    );
    expect(texts(reading)).toContain(PARAGRAPHS[4]);
  });

  test('comments of a framework do not end a paragraph', async () => {
    const body = PARAGRAPHS.map((text) => `<div>${text.split(' ').join(' <!-- -->')}</div>`).join('');
    expect(texts(await read(page(`<article>${body}</article>`)))).toEqual(PARAGRAPHS);
  });

  test('the reading over a word is not in it', async () => {
    const words =
      '<ruby>桟橋<rp>(</rp><rt>さんばし</rt><rp>)</rp></ruby>は月曜日の夜、嵐で海に落ちました。港の人によると、けがをした人はいませんでした。'.repeat(
        8,
      );
    expect(texts(await read(page(`<article><p>${words}</p></article>`))).join()).not.toMatch(/さんばし|\(/);
  });
});

describe('what the page gives to machines', () => {
  test('brings back a paragraph that is half made of links', async () => {
    const links = `<p><a href="/kroon">The harbour master, Edda Kroon, <br><br>had asked for new braces</a> in spring and <a href="/no">was told to wait for the council, which had other things to pay for</a>.</p>`;
    const body = [
      ...PARAGRAPHS,
      'The harbour master, Edda Kroon, had asked for new braces in spring and was told to wait for the council, which had other things to pay for.',
    ];
    const at = 3;
    const html = page(
      `<article><div class="text">${marked(PARAGRAPHS.slice(0, at))}</div><div class="box list">${links.replace('<br><br>', '')}</div><div class="text">${marked(PARAGRAPHS.slice(at))}</div></article>`,
      linked({ articleBody: body.join(' ') }),
    );
    expect(texts(await read(html))).toContain(body.at(-1));
  });

  test('a recipe has its steps where they stand apart from what is told about it', async () => {
    const steps = [
      'Clean the herring, lay it in salt for an hour, then wash it and dry it on a board in the wind, out of reach of the cats of the harbour.',
      'Boil the vinegar with the onions, the bay and the sugar until the onions are soft, and let all of it grow cold before you go on with the fish.',
      'Lay fish and onions in a jar in turns, pour what you boiled over them, close it with a cloth and keep it where it is cold for four days at least.',
      'Turn the jar over every morning, so that what lies on top comes to lie below, and do not open it before the fourth day, whatever anybody says.',
      'Serve it on black bread, and to those who come by boat first, because they have been waiting for it since they saw the tower of the chapel.',
    ];
    const html = page(
      `<main><article><h1>${TITLE}</h1><div class="told">${marked(PARAGRAPHS.slice(0, 3))}</div>
       <div class="extra"><h2>Ingredients</h2><ul><li>12 herrings</li><li>3 onions</li></ul><ol>${steps.map((step) => `<li><p>${step}</p></li>`).join('')}</ol></div></article></main>`,
      linked({
        '@type': ['Recipe', 'NewsArticle'],
        recipeIngredient: ['12 herrings', '3 onions'],
        recipeInstructions: [{ '@type': 'HowToSection', itemListElement: steps.map((text) => ({ '@type': 'HowToStep', text })) }],
      }),
    );
    const said = texts(await read(html)).join('\n');
    for (const step of steps) expect(said).toContain(step);
    expect(said).toContain('12 herrings');
  });
});

describe('an article that only the data of scripts have whole', () => {
  const shown = `<main><article><h1>${TITLE}</h1>${marked(PARAGRAPHS.slice(0, 2))}</article></main>`;
  const rich = (text: string) => ({
    type: 'paragraph',
    content: [
      { type: 'text', value: text.slice(0, 20) },
      { type: 'link', href: 'x', content: [{ type: 'text', value: text.slice(20, 40) }] },
      { type: 'text', value: text.slice(40) },
    ],
  });
  const others = {
    teasers: ['Roof', 'Mayor', 'Ferry'].map((title) => ({
      title,
      text: `${title}: what the council of Tarn said on Tuesday evening, and what it did not.`,
    })),
  };

  test.each([
    [
      'a list of paragraphs put together of pieces',
      `<script id="data" type="application/json">${JSON.stringify({ ...others, story: { body: [...PARAGRAPHS.map(rich), { type: 'ad', content: [{ type: 'text', value: 'Boots.' }] }] } })}</script>`,
    ],
    [
      'a list of strings',
      `<script>window.STATE = ${JSON.stringify({ ...others, story: { lines: PARAGRAPHS } })};go(function () { return {}; });</script>`,
    ],
    [
      'markup in a string',
      `<script>go({a: 1}); window.__STATE__=${JSON.stringify({ story: { html: marked(PARAGRAPHS) }, ...others }).replaceAll('<', '\\u003c')}</script>`,
    ],
  ])('is read from them: %s', async (_, script) => {
    expect(texts(await read(page(`${shown}${script}`)))).toEqual(PARAGRAPHS);
  });

  test('a list of other articles is none', async () => {
    const list = JSON.stringify({
      articles: [
        PARAGRAPHS.slice(0, 3),
        ['a', 'b', 'c'].map((each) =>
          `Of ${each} the mayor of Tarn said on Tuesday evening that it would have to wait until the pier stands again.`.repeat(
            9,
          ),
        ),
      ].map((lines) => ({ lines })),
    });
    expect(
      texts(
        await read(
          page(
            `<main><article><h1>${TITLE}</h1>${marked(PARAGRAPHS.slice(0, 3))}</article></main><script>window.S=${list}</script>`,
          ),
        ),
      ),
    ).toEqual(PARAGRAPHS.slice(0, 3));
  });

  test.each(['{"a":[{"b":"The last forty metres of the pier', '[[[[[[', '{"a":"\\u12"}'])(
    'broken data are passed over: %s',
    async (script) => {
      expect(texts(await read(page(`${shown}<script>window.S=${script}</script>`)))).toEqual(PARAGRAPHS.slice(0, 2));
    },
  );
});

test('a summary put together from sentences of the article stands in it once', async () => {
  const sentences = [PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[4]].join(' ');
  const reading = await read(
    page(`<article><h1>${TITLE}</h1><div class="synopsis"><p>${sentences}</p></div>${marked(PARAGRAPHS)}</article>`),
  );
  expect(texts(reading)).toEqual(PARAGRAPHS);
  expect(removedBy(reading, 'repeated-standfirst')).toEqual([sentences]);
});
