import { describe, expect, test } from 'vitest';
import { ARTICLE, readMeta } from './testing/read-meta.ts';

const title = (head: string, body: string, url?: string) =>
  readMeta({ head, body: body + ARTICLE, ...(url === undefined ? {} : { url }) }).title;

describe('the title', () => {
  test.each([
    [
      'the heading readers see',
      '<title>Pier closed | Salt Letter</title>',
      '<h1>Pier of Tarn closed</h1>',
      'Pier of Tarn closed',
    ],
    [
      'not the site’s name in a heading',
      '<title>Pier closed – Salt Letter</title>',
      '<h1><a href="/">Salt Letter</a></h1><h2>Pier closed</h2>',
      'Pier closed',
    ],
    [
      'nor one that its maker called so',
      '<title>Low water : Salt Letter</title>',
      '<div class="site-title"><h1>Salt Letter</h1></div><h2>Low water tonight</h2>',
      'Low water',
    ],
    [
      'a smaller heading that is a part of the title',
      '<title>Salt Letter » Archive » The drowned bell</title>',
      '<h1><a href="/">Salt Letter</a></h1><h2>The drowned bell</h2>',
      'The drowned bell',
    ],
    [
      'a heading alone of its rank, though nothing else says so',
      '<title>Home</title>',
      '<h1>Time to say goodbye to the pier</h1>',
      'Time to say goodbye to the pier',
    ],
    [
      'without the line above it',
      '<title>Nine piles cracked - Salt Letter</title>',
      '<h1><span class="kicker">Harbour</span>Nine piles cracked</h1>',
      'Nine piles cracked',
    ],
    [
      'without a section before a bar',
      '<meta property="og:title" content="Nine piles cracked at Tarn">',
      '<h1>Local News | Nine piles cracked at Tarn</h1>',
      'Nine piles cracked at Tarn',
    ],
    [
      'whole with a quotation before it',
      '<title>Pier of Tarn closed - Salt Letter</title>',
      '<h1>“A pity”: Pier of Tarn closed</h1>',
      '“A pity”: Pier of Tarn closed',
    ],
    [
      'without soft hyphens',
      '<title>Hafen</title>',
      '<h1>Ha&shy;fen&shy;meis&shy;te&shy;rei geschlossen</h1>',
      'Hafenmeisterei geschlossen',
    ],
    ['decoded', '<meta property="og:title" content="B&amp;uuml;cken &amp;amp; D&amp;auml;mme">', '', 'Bücken & Dämme'],
  ])('is %s', (_, head, body, expected) => {
    expect(title(head, body)).toBe(expected);
  });

  test.each([
    ['Nine piles cracked | Salt Letter | Read it now', 'Nine piles cracked'],
    ['Salt Letter - Nine piles cracked', 'Nine piles cracked'],
    ['Nine piles cracked at the pier | paper.example | Coast', 'Nine piles cracked at the pier'],
    ['灯塔修复计划公布_新闻_盐报', '灯塔修复计划公布'],
    ['Pier or bridge - which is it?', 'Pier or bridge - which is it?'],
  ])('“%s” without the site is “%s”', (named, expected) => {
    expect(
      title(
        `<title>${named}</title><meta property="og:site_name" content="${/\p{Script=Han}/u.test(named) ? '盐报' : 'Salt Letter'}">`,
        '',
      ),
    ).toBe(expected);
  });
});

describe('a heading that shows a part of the title', () => {
  const claims = (text: string): string => `<meta property="og:title" content="${text}"><title>${text} | Salt Letter</title>`;
  test.each([
    [
      'the line above it is in every claim',
      'Strike at the pier: What now for Tarn?',
      '<h1>What now for Tarn?</h1>',
      'Strike at the pier: What now for Tarn?',
    ],
    [
      'only the line above it',
      'Strike at the pier: What now for Tarn?',
      '<h1>Strike at the pier</h1>',
      'Strike at the pier: What now for Tarn?',
    ],
    ['a section before it is none', 'Press: What now for Tarn?', '<h1>What now for Tarn?</h1>', 'What now for Tarn?'],
    ['a label that is no title', 'What the fishermen of Tarn read', '<h1>Culture :</h1>', 'What the fishermen of Tarn read'],
    ['both lines with nothing between', 'Tides - What now for Tarn?', '<h1>Tides What now for Tarn?</h1>', 'What now for Tarn?'],
  ])('%s', (_, claim, heading, expected) => {
    expect(title(claims(claim), heading)).toBe(expected);
  });

  test('claims that differ leave the heading as it is', () => {
    const head = '<meta property="og:title" content="Strike at the pier: What now?"><title>Pier strike: What now?</title>';
    expect(title(head, '<h1>What now?</h1>')).toBe('What now?');
  });

  test('a Chinese site behind a dash is no part of it', () => {
    expect(title('<title>塔恩码头重新开放！-塔恩网</title>', '')).toBe('塔恩码头重新开放！');
  });
});
