import { blocksToText } from '../../../../../shared/block-text.ts';
import type { ExportOptions } from '../../../../../shared/contract/exchange.ts';
import type { Article } from '../../../../../shared/contract/shapes/article.ts';
import type { Block } from '../../../../../shared/contract/shapes/block.ts';

/** An invented article; `given` says what the test is about. */
export function articleOf(given: Partial<Article> & { readonly id: string }): Article {
  const blocks: Block[] = given.blocks ?? [
    { type: 'paragraph', text: 'The bridge over the Ivel was closed to lorries on Monday.' },
  ];
  const text = blocksToText(blocks);
  return {
    title: 'Bridge closed',
    byline: [],
    siteName: null,
    source: null,
    url: null,
    publishedAt: null,
    updatedAt: null,
    capturedAt: '2026-03-16T10:22:00.000Z',
    lang: 'en',
    dir: 'ltr',
    wordCount: text.split(/\s+/).length,
    excerpt: text.slice(0, 300),
    tags: [],
    collections: [],
    captures: 1,
    notes: given.noteList?.length ?? 0,
    unread: true,
    starred: false,
    trashed: false,
    needsCare: [],
    blocks,
    removed: [],
    text,
    captureList: [
      {
        id: 'c-1',
        capturedAt: '2026-03-16T10:22:00.000Z',
        method: 'fetch',
        status: 'complete',
        requestedUrl: given.url ?? null,
        finalUrl: given.url ?? null,
        redirects: [],
        httpStatus: 200,
        mime: 'text/html',
        bytes: 100,
        sha256: 'a'.repeat(64),
        warc: 'b'.repeat(64),
        rendition: null,
        resourcesSaved: 0,
        resourcesWanted: 0,
        verifiedAt: null,
        interventions: [],
        warnings: [],
      },
    ],
    noteList: [],
    warnings: [],
    originals: {},
    leadImage: null,
    settled: [],
    ...given,
  };
}

export const IMAGE_SHA = 'c'.repeat(64);
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Three articles that between them have every kind of block, three scripts, every precision of date, and something private. */
export const THREE: readonly Article[] = [
  articleOf({
    id: 'a-courier',
    title: 'Inspectors warned twice about long pier load limit: “100%” & <unheeded> {sic}',
    byline: ['Odile Marren', 'Doe, John', 'Tarn and Sons'],
    siteName: 'The Tarn Courier',
    source: 'tarncourier.example',
    url: 'https://tarncourier.example/city/load?page=1&x=50%25#top',
    publishedAt: {
      value: '2022-03-16T07:40',
      precision: 'minute',
      zone: '+02:00',
      certainty: 'stated',
      raw: '16 March 2022 07:40',
    },
    updatedAt: { value: '2022-03-16', precision: 'day', zone: null, certainty: 'stated', raw: '16 March' },
    tags: ['court', 'load limit'],
    collections: ['Longpier/Inspections'],
    noteList: [
      {
        id: 'n-1',
        text: 'Ask for the receipt.\n=SUM(A1)',
        createdAt: '2026-03-18T08:00:00.000Z',
        updatedAt: '2026-03-18T08:00:00.000Z',
      },
    ],
    blocks: [
      {
        type: 'paragraph',
        role: 'standfirst',
        text: 'Two reports in five months asked the council to enforce an 18-tonne limit.',
      },
      { type: 'heading', level: 2, text: '# What the reports said' },
      {
        type: 'paragraph',
        text: 'The first report is online. It has *stars*, _lines_ and <b>tags</b>.\nA new line.',
        spans: [
          { start: 4, end: 16, kind: 'strong' },
          { start: 10, end: 26, kind: 'link', href: 'https://council.example/report_(1).pdf' },
          { start: 17, end: 26, kind: 'em' },
        ],
      },
      { type: 'list', ordered: true, items: [{ text: 'October: hairline cracks' }, { text: 'February: 1. repeat' }] },
      { type: 'quote', text: '> Heavier vehicles continue to cross daily' },
      {
        type: 'figure',
        image: {
          url: 'https://tarncourier.example/pier.png',
          sha256: IMAGE_SHA,
          mime: 'image/png',
          alt: 'The fourth pier',
          width: 1,
          height: 1,
        },
        caption: 'The fourth pier in March',
        credit: 'R. Hale',
      },
      {
        type: 'figure',
        image: { url: 'https://tracker.example/pixel.gif', sha256: null, mime: null, alt: 'Map', missing: '404' },
      },
      {
        type: 'table',
        header: true,
        rows: [
          ['Year', 'Lorries | day'],
          ['2021', '40'],
          ['2022', '61'],
        ],
        caption: 'Counted',
      },
      { type: 'code', text: 'limit = 18 ```' },
      { type: 'rule' },
    ],
  }),
  articleOf({
    id: 'a-arabic',
    title: 'انهيار جسر ريفربانك: المحققون يراجعون',
    siteName: 'صوت الضفة',
    source: 'daffa.example',
    url: 'https://daffa.example/1',
    lang: 'ar',
    dir: 'rtl',
    publishedAt: { value: '2022-03', precision: 'month', zone: null, certainty: 'inferred', raw: 'مارس 2022' },
    blocks: [{ type: 'paragraph', text: 'أُغلق الجسر أمام الشاحنات.' }],
  }),
  articleOf({
    id: 'a-note',
    title: '河岸大桥中段垮塌',
    lang: 'zh-Hans',
    blocks: [{ type: 'paragraph', text: '调查组要求十日内提交。' }],
  }),
];

export const optionsOf = (given: Partial<ExportOptions> = {}): ExportOptions => ({
  target: { ids: [] },
  formats: ['text'],
  captures: 'latest',
  order: 'published-asc',
  csvBom: false,
  name: 'export',
  ...given,
  include: { notes: false, highlights: false, tags: false, images: true, ...given.include },
});
