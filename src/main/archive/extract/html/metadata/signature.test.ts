import { describe, expect, test } from 'vitest';
import type { Block } from '../../../../../shared/contract/shapes/block.ts';
import { signatureOf } from './signature.ts';
import { wholeByline } from './whole-byline.ts';

const PROSE = 'The pier of Tarn was opened again on Monday, three weeks after the storm took its outer end away.';
const paragraphs = (...texts: readonly string[]): Block[] => texts.map((text) => ({ type: 'paragraph', text }));

describe('who signed an article at its end', () => {
  test.each([
    [[PROSE, 'Ada Tarn'], ['Ada Tarn']],
    [[PROSE, '(Ada Tarn)'], ['Ada Tarn']],
    [[PROSE, 'posted by adatarn at 12:53'], ['adatarn']],
    [[`${PROSE} (dpa)`], ['dpa']],
    [[`${PROSE} (SL mit dpa)`, 'More at our harbour desk.'], ['SL mit dpa']],
    [
      [`Tarn (dpa/lno) – ${PROSE}`, PROSE],
      ['dpa', 'lno'],
    ],
    [[PROSE, 'Quelle: Tarnpress'], ['Tarnpress']],
    [
      [PROSE, 'bt, kesm; Foto: Tarn Press'],
      ['bt', 'kesm'],
    ],
    [
      [PROSE, 'bt/kesm'],
      ['bt', 'kesm'],
    ],
  ])('%j: %j', (texts, expected) => {
    expect(signatureOf(paragraphs(...texts), false)).toEqual(expected);
  });

  test.each([
    [['Low water', 'Ada Tarn']],
    [[PROSE, 'More Stories']],
    [[PROSE, 'Ada Tarn', PROSE]],
    [[`${PROSE} (see above)`]],
    [[PROSE, 'What Ada Tarn says?']],
    [[PROSE, 'more']],
  ])('nobody in %j', (texts) => {
    expect(signatureOf(paragraphs(...texts), false)).toEqual([]);
  });

  test('a name all in italics over what the page adds below a heading is one', () => {
    const name: Block = { type: 'paragraph', text: 'Ada Tarn', spans: [{ start: 0, end: 8, kind: 'em' }] };
    const below: Block[] = [{ type: 'heading', level: 2, text: 'The Salt Letter on your telephone' }, ...paragraphs(PROSE)];
    expect(signatureOf([...paragraphs(PROSE), name, ...below], false)).toEqual(['Ada Tarn']);
    expect(signatureOf([...paragraphs(PROSE, 'Ada Tarn'), ...below], false)).toEqual([]);
    expect(signatureOf([...paragraphs(PROSE), name, ...paragraphs(PROSE)], false)).toEqual([]);
  });

  test('where a desk signed at the head only agencies do at the end', () => {
    expect(signatureOf(paragraphs(PROSE, 'Ada Tarn'), true)).toEqual([]);
    expect(signatureOf(paragraphs(`${PROSE} (dpa)`), true)).toEqual(['dpa']);
  });
});

test('a paper that took in another’s report signs with both', () => {
  const lines = paragraphs(PROSE, 'Salt Letter / Tarn Press', 'Comments are closed.');
  expect(signatureOf(lines, false, 'Salt Letter')).toEqual(['Salt Letter', 'Tarn Press']);
  expect(signatureOf(lines, false, 'Ivel Post')).toEqual([]);
});

describe('the byline', () => {
  const paper = { names: ['Salt Letter'], hasPeople: false };
  test('is people of the page before those at the end, and those before the paper', () => {
    const end = paragraphs(PROSE, 'Bo Lyle');
    expect(wholeByline({ names: ['Ada Tarn'], hasPeople: true }, null, end, 'Salt Letter')).toEqual(['Ada Tarn']);
    expect(wholeByline(paper, null, end, 'Salt Letter')).toEqual(['Bo Lyle']);
    expect(wholeByline(paper, null, paragraphs(PROSE), 'Salt Letter')).toEqual(['Salt Letter']);
  });

  test('an agency is not renamed by the letters it signs with', () => {
    const agency = { names: ['Associated Press'], hasPeople: false };
    expect(wholeByline(agency, null, paragraphs(`TARN (AP) — ${PROSE}`), 'Associated Press')).toEqual(['Associated Press']);
  });
});
