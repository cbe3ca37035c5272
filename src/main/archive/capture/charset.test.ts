import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getBOMEncoding, normalizeEncoding } from '@exodus/bytes/encoding.js';
import { describe, expect, it } from 'vitest';
import { charsetWarnings, decodeAs, decodeText } from './charset.ts';
import { prescanMeta } from './meta-prescan.ts';

const HTML = { header: '', html: true };

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

describe('decodeText', () => {
  it('believes a byte-order mark above all', () => {
    expect(decodeText(bytes('\xef\xbb\xbf\xc3\xa9'), { header: 'windows-1252', html: true })).toEqual({
      text: 'é',
      charset: { name: 'utf-8', decidedBy: 'bom' },
    });
    expect(decodeText(bytes('\xff\xfea\0b\0'), HTML)).toEqual({ text: 'ab', charset: { name: 'utf-16le', decidedBy: 'bom' } });
    expect(decodeText(bytes('\xfe\xff\0a\0b'), HTML)).toEqual({ text: 'ab', charset: { name: 'utf-16be', decidedBy: 'bom' } });
  });

  it('believes the header above the page', () => {
    const page = bytes('<meta charset="utf-8">\xe9');
    expect(decodeText(page, { header: 'ISO-8859-1', html: true })).toMatchObject({
      text: '<meta charset="utf-8">é',
      charset: { name: 'windows-1252', decidedBy: 'header' },
    });
  });

  it('goes on when the header names nothing that can be decoded', () => {
    for (const header of ['klingon', 'iso-2022-kr', 'hz-gb-2312'])
      expect(decodeText(bytes('<meta charset=windows-1251>\xcf'), { header, html: true })).toMatchObject({
        charset: { name: 'windows-1251', decidedBy: 'meta' },
      });
  });

  it('reads quotes of old Western pages as quotes', () => {
    expect(decodeText(bytes('\x93so\x94 \x96 \x85'), { header: 'latin1', html: true }).text).toBe('“so” – …');
  });

  it('takes valid UTF-8 for UTF-8 when nobody says otherwise', () => {
    expect(decodeText(Buffer.from('Ünïcødé 漢字'), HTML).charset).toEqual({ name: 'utf-8', decidedBy: 'utf-8' });
    expect(decodeText(bytes('plain'), HTML).charset).toEqual({ name: 'utf-8', decidedBy: 'utf-8' });
    expect(decodeText(bytes(''), HTML).text).toBe('');
  });

  it.each([
    [
      'windows-1251',
      'cff0e8e2e5f22c20eceef920e4f0f3e72120d1e5e3eee4edff20ecfb20e3eee2eef0e8ec20ee20f0e5eae520e820ee20e3eef0eee4e52c20eaeef2eef0fbe920f1f2eee8f220ede020e1e5f0e5e3f32e',
    ],
    [
      'shift_jis',
      '93fa967b82cc8ad494c682cd94a5905682cc97b382c6904082a482be82eb82a482a982c68e7682a282dc82b782aa8ae887d882cd82c882a282c5',
    ],
    ['gb18030', 'd6d0b9fac8cbc3f1b9b2bacdb9facac7cac0bde7c9cfd7eeb4f3b5c4b9fabcd2d6aed2bbc8cbbfdad2b2cac7d7eeb6e0b5c4'],
  ])('detects %s when there is enough to go by', (name, hex) => {
    expect(decodeText(Buffer.from(hex, 'hex'), { header: '', html: false }).charset).toEqual({ name, decidedBy: 'detected' });
  });

  it('does not guess from a handful of bytes', () => {
    expect(decodeText(bytes('caf\xe9'), HTML)).toEqual({
      text: 'café',
      charset: { name: 'windows-1252', decidedBy: 'fallback' },
    });
  });

  it('does not look for a meta in plain text', () => {
    expect(decodeText(bytes('<meta charset=windows-1251>\xe9'), { header: '', html: false }).charset.decidedBy).toBe('fallback');
  });
});

describe('prescanMeta', () => {
  it.each([
    ['<meta charset="windows-1251">', 'windows-1251'],
    ["<meta charset='koi8-r'>", 'koi8-r'],
    ['<META CHARSET=Shift_JIS>', 'shift_jis'],
    ['<meta charset = "gbk" >', 'gbk'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', 'iso-8859-2'],
    ['<meta content="text/html; charset=euc-jp" http-equiv=content-type>', 'euc-jp'],
    ['<meta charset="utf-16le">', 'utf-8'],
    ['<meta charset="x-user-defined">', 'windows-1252'],
    ['<!-- <meta charset="gbk"> --><meta charset="big5">', 'big5'],
    ['<!--><meta charset="big5">', 'big5'],
    ['<p title="<meta charset=gbk>"><meta charset="big5">', 'big5'],
    ['<meta name="x" content="y"/><meta/charset=big5>', 'big5'],
    ['<meta charset="nonsense"><meta charset="big5">', 'big5'],
    ['<meta content="text/html; charset=gbk"><p>', null],
    ['<metacharset=gbk>', null],
    ['<meta charset="gbk', null],
    ['<', null],
    ['', null],
    [`${' '.repeat(5000)}<meta charset=gbk>`, 'gbk'],
  ])('in %s finds %s', (html, expected) => {
    expect(prescanMeta(bytes(html))).toBe(expected);
  });
});

const CORPUS = resolve(import.meta.dirname, '../../../../../shared/corpus/hostile/encoding');

describe.skipIf(!existsSync(CORPUS))('known charset files (in ../shared, skipped without it)', () => {
  it('agrees with the prescan tests of html5lib', () => {
    for (const each of readFileSync(join(CORPUS, 'html5lib/tests1.dat'), 'latin1')
      .split(/^#data\n/m)
      .slice(1)) {
      const [data = '', encoding = ''] = each.split('\n#encoding\n');
      const expected = normalizeEncoding(encoding.split('\n', 1).join('').trim());
      expect(getBOMEncoding(bytes(data)) ?? prescanMeta(bytes(data)) ?? 'windows-1252', data).toBe(expected);
    }
  });

  it('reads every sample of uchardet as its name says, or says that it is not sure', () => {
    const wrong: string[] = [];
    let right = 0;
    for (const language of existsSync(CORPUS) ? readdirSync(join(CORPUS, 'uchardet')) : []) {
      for (const file of readdirSync(join(CORPUS, 'uchardet', language))) {
        const payload = readFileSync(join(CORPUS, 'uchardet', language, file));
        const found = decodeText(payload, { header: '', html: false });
        if (found.text === decodeAs(payload, labelOf(file))) right += 1;
        else if (charsetWarnings(found.charset, found.text).length === 0)
          wrong.push(`${language}/${file}: ${found.charset.name}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(right).toBeGreaterThanOrEqual(60);
  });
});

/** `utf-16.le` and `utf-16be`, and names for what decoders call otherwise. */
function labelOf(file: string): string {
  const name = file.replace(/\.(?:txt|smi)$/, '').replace('.', '');
  return { 'mac-centraleurope': 'x-mac-ce', 'mac-cyrillic': 'x-mac-cyrillic', uhc: 'euc-kr', ascii: 'utf-8' }[name] ?? name;
}
