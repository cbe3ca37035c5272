import { describe, expect, test } from 'vitest';
import { ARTICLE, readMeta } from './testing/read-meta.ts';

const TITLE = '<h1>Pier of Tarn closed</h1>';
const TITLE_TAG = '<title>Pier of Tarn closed</title>';
const linked = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const published = (page: Parameters<typeof readMeta>[0], lang?: string) => readMeta(page, lang).publishedAt;

describe('the day a page was published', () => {
  test('is what linked data says before what tags, addresses and texts say, and says where it stood', () => {
    const page = {
      url: 'https://paper.example/2024/12/07/pier',
      head:
        linked({ '@type': 'NewsArticle', datePublished: '2024-12-09T08:00:00+03:00' }) +
        '<meta property="article:published_time" content="2024-12-08">',
      body: `${TITLE}<p>6 December 2024</p>${ARTICLE}`,
    };
    expect(published(page)).toMatchObject({ value: '2024-12-09T08:00:00', zone: '+03:00', source: 'JSON-LD datePublished' });
    expect(published({ ...page, head: page.head.replace(/<script.*script>/, '') })).toMatchObject({
      value: '2024-12-08',
      source: 'meta article:published_time',
    });
  });

  test('is not that of a post of another site that the article quotes', () => {
    const post = (classes: string) =>
      `<blockquote${classes}><p>The pier is shut.</p>— Tarn Harbour (@tarn) <a href="https://twitter.com/tarn/status/1">February 8, 2021</a></blockquote>`;
    const page = (classes: string) => ({ head: TITLE_TAG, body: `${TITLE}${post(classes)}${ARTICLE}` });
    expect(published(page(' class="twitter-tweet"'))).toBeNull();
    expect(published(page(''))).toMatchObject({ value: '2021-02-08' });
  });

  test('is that of the article, not of the list of others beside it, of a comment or of a video', () => {
    const head = linked([
      {
        '@type': 'ItemList',
        itemListElement: [1, 2].map((day) => ({ '@type': 'NewsArticle', datePublished: `2020-01-0${day}` })),
      },
      { '@type': 'NewsArticle', datePublished: '2024-12-09' },
    ]);
    expect(published({ head, body: TITLE + ARTICLE })?.value).toBe('2024-12-09');
    const body = `${TITLE}<p class="info">9 December 2024</p>${ARTICLE}
      <div class="comments"><div itemscope itemtype="https://schema.org/Comment"><time itemprop="datePublished" datetime="2024-12-11">11 December 2024</time></div></div>`;
    expect(published({ body })?.value).toBe('2024-12-09');
  });

  test.each([
    ['a line of its own', '<p class="info">09.12.2024 22:00</p>', 'de', '2024-12-09T22:00'],
    ['beside names', '<div>Ada Tarn | 09.12.2024 | Küste</div>', 'de', '2024-12-09'],
    ['behind a name', '<p>von Ada Tarn, 9.12.24</p>', 'de', '2024-12-09'],
    ['below its label', '<dl><dt>Datum:</dt><dd>09.12.2024</dd></dl>', 'de', '2024-12-09'],
    ['in three elements', '<span class="date">Dec<b>09</b>2024</span>', 'en', '2024-12-09'],
    ['at the head of a paragraph', '<p>(9 December 2024) The pier of Tarn was closed.</p>', 'en', '2024-12-09'],
    ['in a dateline', '<p>TARN, Dec 9, 2024 (Salt Letter) – The pier was closed.</p>', 'en', '2024-12-09'],
    [
      'in what the system writes',
      '<small>Dieser Beitrag wurde am Montag, 9. Dezember 2024 um %H:%M Uhr veröffentlicht und unter Küste, Häfen abgelegt.</small>',
      'de',
      '2024-12-09',
    ],
    ['in another calendar', '<p>۱۹ آذر ۱۴۰۳ - ۱۴:۰۵</p>', 'fa', '2024-12-09T14:05'],
    ['as seconds since 1970', '<abbr data-utime="1733752800" title="Monday">Monday</abbr>', 'en', '2024-12-09T14:00:00'],
  ])('is read where readers see it: %s', (_, line, lang, value) => {
    expect(published({ head: TITLE_TAG, body: TITLE + line + ARTICLE, lang })?.value).toBe(value);
  });

  test.each([
    [
      'of other articles',
      `<aside><h3><a href="/b">Lock gates</a></h3><time datetime="2024-12-01">1 December 2024</time></aside>`,
    ],
    ['of a copyright', '<p>© 2024-12-01 Salt Letter</p>'],
    ['of an event', '<p>9 December 2026, 13:00 - 16:40, Tarn hall</p><p>Doors 9 Dec 2024 13:00 - 16:40</p>'],
    ['in the midst of a sentence', '<p>The first pile was driven on 9 December 2011.</p>'],
    ['of comments', '<ol class="commentlist"><li class="comment">Bo Tarn, 9 December 2024 at 3:19 pm</li></ol>'],
    ['of nothing: a number', '<p>Order 20241209-77, call 020 7946 0958</p>'],
  ])('is not a date %s', (_, line) => {
    expect(published({ head: TITLE_TAG, body: TITLE + ARTICLE + line })).toBeNull();
  });

  test('is the month where an address says no more, and inferred where the head names only the last change', () => {
    expect(published({ url: 'https://paper.example/2024/12/pier', body: TITLE + ARTICLE })).toMatchObject({
      value: '2024-12',
      precision: 'month',
    });
    expect(published({ head: TITLE_TAG, body: `${TITLE}<p>Updated 9 December 2024</p>${ARTICLE}` })).toMatchObject({
      value: '2024-12-09',
      certainty: 'inferred',
      source: 'last change, text of the page',
    });
  });

  test('of a page in a web archive is not the day it was archived', () => {
    expect(
      published({ url: 'https://web.archive.org/web/20190717140047/http://paper.example/a', body: TITLE + ARTICLE }),
    ).toBeNull();
  });
});

describe('a date that could be two', () => {
  const head = '<meta name="date" content="11/01/2023 12:43:42">';
  test('is the one that another place of the page names beyond doubt', () => {
    expect(published({ head: head + TITLE_TAG, body: `${TITLE}<p>1 November 2023</p>${ARTICLE}` })).toMatchObject({
      value: '2023-11-01T12:43:42',
    });
    expect(published({ head: head + TITLE_TAG, body: `${TITLE}<p>1 November 2023</p>${ARTICLE}` })?.alternatives).toBeUndefined();
  });
  test('stays two when nothing decides', () => {
    expect(published({ head, body: TITLE + ARTICLE })).toMatchObject({ alternatives: ['2023-01-11T12:43:42'] });
  });
});

describe('an instant stated in UTC', () => {
  const head = `${TITLE_TAG}<meta property="article:published_time" content="2023-11-09T03:28:35Z">`;
  const value = (page: Parameters<typeof readMeta>[0]) => {
    const dated = published(page);
    return [dated?.value, dated?.zone];
  };

  test('stands on the clock that the page itself shows', () => {
    expect(value({ head, body: `${TITLE}<p>Published Nov. 8, 2023, 10:28 p.m. ET</p>${ARTICLE}` })).toEqual([
      '2023-11-08T22:28:35',
      '-05:00',
    ]);
    expect(value({ head, body: `${TITLE}<p>8 November 2023 at 19:28</p>${ARTICLE}` })).toEqual(['2023-11-08T19:28:35', '-08:00']);
  });
  test('or else on the only one that its country or language has', () => {
    expect(value({ head, body: TITLE + ARTICLE, url: 'https://paper.in/a' })).toEqual(['2023-11-09T08:58:35', '+05:30']);
    expect(value({ head, body: TITLE + ARTICLE, lang: 'de' })).toEqual(['2023-11-09T04:28:35', '+01:00']);
  });
  test('stays as it is where clocks are many, or where the day in the address shows that it is local time called UTC', () => {
    expect(value({ head, body: TITLE + ARTICLE })).toEqual(['2023-11-09T03:28:35', 'Z']);
    const late = head.replace('03:28:35', '23:28:35');
    expect(value({ head: late, body: TITLE + ARTICLE, lang: 'de', url: 'https://paper.example/2023/11/09/a' })).toEqual([
      '2023-11-09T23:28:35',
      'Z',
    ]);
    expect(value({ head: late, body: TITLE + ARTICLE, lang: 'de' })).toEqual(['2023-11-10T00:28:35', '+01:00']);
  });
});
