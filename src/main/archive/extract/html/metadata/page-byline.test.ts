import { describe, expect, test } from 'vitest';
import { ARTICLE, readMeta } from './testing/read-meta.ts';

const HEAD = '<title>Pier of Tarn closed</title><meta property="og:site_name" content="Salt Letter">';
const TITLE = '<h1>Pier of Tarn closed</h1>';
const byline = (line: string, head = '', lang = 'en') =>
  readMeta({ head: HEAD + head, body: TITLE + line + ARTICLE, lang }).byline;
const linked = (author: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', author, publisher: { name: 'Salt Letter' } })}</script>`;

describe('who wrote an article', () => {
  test.each([
    ['<p class="byline">By Ada Tarn and Bo Lyle</p>', ['Ada Tarn', 'Bo Lyle']],
    ['<p>By Ada Tarn, 9 December 2024</p>', ['Ada Tarn']],
    ['<p>Von Ada Tarn am 09.12.2024</p>', ['Ada Tarn']],
    ['<p>Posted in Tides by adatarn on December 9, 2024</p>', ['adatarn']],
    ['<small>posted on 2024-12-09 23:30 EST by Ada Tarn</small>', ['Ada Tarn']],
    ['<p>09.12.2024 | 13:10 Uhr | Ada Tarn</p>', ['Ada Tarn']],
    ['<a class="card__author"><span>By</span>Ada Tarn</a>', ['Ada Tarn']],
    [
      '<div class="author"><a href="/author/ada">Ada Tarn</a><span class="author-title">Harbour Correspondent</span></div>',
      ['Ada Tarn'],
    ],
    ['<h5>Autor: </h5>Ada Tarn/SL', ['Ada Tarn']],
    ['<p>بقلم آدا تارن</p>', ['آدا تارن']],
    ['<p class="autor">Text und Fotos: Ada Tarn</p>', ['Ada Tarn']],
    ['<div class="byline">Ada Tarn MS, RDN</div>', ['Ada Tarn']],
    ['<p>Filed under: Tides, Piers — adatarn @ 00:11</p>', ['adatarn']],
    ['<h6>Herausgeber: Tarnwind AG</h6>', ['Tarnwind AG']],
    ['<div class="author-bio"><h3>Ada Tarn</h3><h4>Your Harbour Pilot</h4><p>All that Ada Tarn wrote</p></div>', ['Ada Tarn']],
  ])('is read in %s', (line, expected) => {
    expect(byline(line)).toEqual(expected);
  });

  test.each([
    '<p>Die Pfähle wurden 2024 geprüft.</p>',
    '<p>Da der Pier geschlossen ist, ruht die Fähre.</p>',
    '<p>By the harbour wall stood a crowd.</p>',
    '<a href="/user/login">Log in</a>',
    '<div class="comments"><span class="author">Bo Lyle</span></div>',
    '<aside><p>By Bo Lyle</p></aside>',
  ])('is nobody in %s', (line) => {
    expect(byline(line)).toEqual([]);
  });

  test('is a person whom readers see before the paper that signs for machines', () => {
    expect(byline('<p>By Ada Tarn</p>', linked({ '@type': 'Organization', name: 'Salt Letter' }))).toEqual(['Ada Tarn']);
    expect(byline('', linked({ '@type': 'Organization', name: 'Salt Letter' }))).toEqual(['Salt Letter']);
    expect(byline('', linked({ name: 'Salt Letter Redaktion' }))).toEqual(['Salt Letter Redaktion']);
  });

  test('of two that tags name it is the one whom readers see too', () => {
    const head = '<meta name="author" content="Tidewater Holdings"><meta property="article:author" content="Ada Tarn">';
    expect(byline('<p>By <a href="/staff/ada-tarn">Ada Tarn</a></p>', head)).toEqual(['Ada Tarn']);
  });

  test('is a name in full where another place has it so, and never an address', () => {
    expect(byline('<div class="by">By <a href="/author/a">Ada Tarn</a></div>', '<meta name="author" content="adatarn">')).toEqual(
      ['Ada Tarn'],
    );
    expect(byline('', '<meta property="article:author" content="https://faces.example/saltletter">')).toEqual([]);
  });

  test('is told by labels of cards and by the page’s own data when nothing else tells', () => {
    expect(
      byline('', '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ada Tarn">'),
    ).toEqual(['Ada Tarn']);
    expect(byline('<script>dataLayer = [{"pageAuthors": ["Ada Tarn", "Bo Lyle"]}]</script>')).toEqual(['Ada Tarn', 'Bo Lyle']);
    expect(byline('<script>a = {"author": "Ada Tarn"}; b = {"author": "Bo Lyle"}</script>')).toEqual([]);
  });
});

describe('who wrote an article that names several', () => {
  test.each([
    [
      'the byline below the title before a name that only a tag has',
      '<meta name="author" content="Cara Webmaster">',
      '<p>By Ada Tarn</p>',
      ['Ada Tarn'],
    ],
    [
      'an institution below the title before the name of a tag',
      '<meta name="author" content="Tide X">',
      '<p class="byline">by University of Tarn</p>',
      ['University of Tarn'],
    ],
    [
      'a person before an organisation',
      '<meta name="author" content="Bund der Fischer e.V.">',
      '<p>Von Ada Tarn</p>',
      ['Ada Tarn'],
    ],
    [
      'all of a line, where the tag has one of them',
      '<meta name="author" content="Ada Tarn">',
      '<p class="byline">Ada Tarn, Bo Lyle and Cara Reed</p>',
      ['Ada Tarn', 'Bo Lyle', 'Cara Reed'],
    ],
    [
      'a name behind a label in its own element',
      '',
      '<div><span>By</span><span>by ADA TARN and BO LYLE</span></div>',
      ['ADA TARN', 'BO LYLE'],
    ],
    ['no office', '', '<p class="byline">By Ada Tarn, Senior Contributing Writer</p>', ['Ada Tarn']],
    ['no photographer', '', '<p>Text von Ada Tarn  Illustration von Bo Lyle</p>', ['Ada Tarn']],
    ['an account in full', '<meta name="author" content="ada.tarn.12">', '<p class="byline">Ada Tarn</p>', ['Ada Tarn']],
    ['a paper by its name, not its town', '<meta name="author" content="Salt Letter, Tarn, Morland">', '', ['Salt Letter']],
    [
      'a person below the paper that she writes for',
      '<meta property="og:site_name" content="Salt Letter">',
      '<p>By Salt Letter</p><p>Written by: Ada Tarn</p>',
      ['Ada Tarn'],
    ],
    [
      'the initials of a newsroom, and its paper with them',
      '<meta property="og:site_name" content="Salt Letter">',
      '<p>Tarn radio, noon; <span itemprop="author">saltletter/bt;kesm</span></p>',
      ['saltletter', 'bt', 'kesm'],
    ],
    ['a first name in full', '<meta name="author" content="Ada">', '<p class="full-name">Ada Tarn</p>', ['Ada Tarn']],
    ['no other line that begins like a first name', '<meta name="author" content="Ada">', '<p>Ada Harbour</p>', ['Ada']],
    ['an account whose page a link leads to', '', '<div><a href="/user/adal/">u/adal</a></div>', ['adal']],
    ['no door of the site', '', '<div><a href="/users/login">Log in</a></div>', []],
    [
      'a desk whose page a link leads to',
      '',
      '<div>By <a href="/authors/tide-tables-team">Tide Tables Team</a></div>',
      ['Tide Tables Team'],
    ],
    ['a writer behind a bar, before an editor', '', '<p>文｜潮汐</p><p>责任编辑：海潮</p>', ['潮汐']],
    ['who is answerable for it, behind a mark', '', '<p>【纠错】 责任编辑： 海潮</p>', ['海潮']],
    ['no place', '', '<p>Aus Tarn, 9 December 2024</p>', []],
  ])('is %s', (_, head, line, expected) => {
    expect(byline(line, head)).toEqual(expected);
  });

  test('an agency that signs with a reporter is named behind them', () => {
    const authors = [
      { '@type': 'Organization', name: 'SDA' },
      { '@type': 'Person', name: 'Ada Tarn' },
    ];
    expect(byline('', linked(authors))).toEqual(['Ada Tarn', 'SDA']);
  });

  test.each([
    ['<p class="credit">JIJI</p>', ['JIJI']],
    ['<dl><dt>Source:</dt><dd>University of Tarn</dd></dl>', ['University of Tarn']],
    ['<div class="author-info"><h3>Ada Tarn Follow</h3></div>', ['Ada Tarn']],
  ])('where nothing says so outright, %s does', (line, expected) => {
    expect(byline(line)).toEqual(expected);
  });

  test('two cards of authors are of two articles', () => {
    expect(byline('<div class="author-info">Ada Tarn</div><div class="author-info">Bo Lyle</div>')).toEqual([]);
  });
});
