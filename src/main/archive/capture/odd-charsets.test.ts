import { describe, expect, test } from 'vitest';
import { decodeText } from './charset.ts';

const PLAIN = { header: '', html: false };
const SAMPLE = 'Der Pier von Tarn: 灯台';

/** Text in UTF-32. */
function utf32(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * [...text].length));
  for (const [at, character] of [...text].entries()) view.setUint32(at * 4, character.codePointAt(0) ?? 0, isLittle);
  return new Uint8Array(view.buffer);
}

describe('charsets that nobody names', () => {
  test('UTF-32 is told by its mark, and what is no character in it is marked', () => {
    for (const isLittle of [true, false]) {
      const { text, charset } = decodeText(utf32(`\ufeff${SAMPLE}`, isLittle), PLAIN);
      expect([text, charset]).toEqual([SAMPLE, { name: isLittle ? 'utf-32le' : 'utf-32be', decidedBy: 'bom' }]);
    }
    expect(decodeText(new Uint8Array([0, 0, 0xfe, 0xff, 0, 0x20, 0, 0]), PLAIN).text).toBe('\ufffd');
  });

  test('UTF-16 without a mark is told by where its zeros stand, and binary data is not', () => {
    const little = Buffer.from(SAMPLE, 'utf16le');
    expect(decodeText(little, PLAIN)).toEqual({ text: SAMPLE, charset: { name: 'utf-16le', decidedBy: 'detected' } });
    expect(decodeText(Buffer.from(little).swap16(), PLAIN).charset.name).toBe('utf-16be');
    expect(decodeText(new Uint8Array([0, 0, 1, 0, 0, 7, 0, 0]), PLAIN).charset.name).not.toMatch(/utf-16/);
  });

  test('Japanese in seven bits is told by its escapes', () => {
    const bytes = Buffer.from('Tarn: \x1b$B;~4V\x1b(B.', 'latin1');
    expect(decodeText(bytes, PLAIN)).toMatchObject({ text: 'Tarn: 時間.', charset: { name: 'iso-2022-jp' } });
  });

  test('Korean and Chinese in seven bits are told by how they shift, and a page that shows such marks is not', () => {
    const korean = Buffer.from('\x1b$)C\x0e5n4k\x0f, \x0e5n4k\x0f.', 'latin1');
    expect(decodeText(korean, PLAIN)).toMatchObject({ text: '등대, 등대.', charset: { name: 'iso-2022-kr' } });
    const chinese = Buffer.from('Tarn ~{8[?Z~}, ~{8[?Z~}~~', 'latin1');
    expect(decodeText(chinese, PLAIN)).toMatchObject({ text: 'Tarn 港口, 港口~', charset: { name: 'hz-gb-2312' } });
    const code = Buffer.from('Write ~{name~} in a template.', 'latin1');
    expect(decodeText(code, PLAIN).charset).toEqual({ name: 'utf-8', decidedBy: 'utf-8' });
  });

  test('a euro in a text that has nothing of windows-1252 is one', () => {
    const text = 'Der Pier kostet 12 ¤ mehr, für Boote über zwölf Fuß größere Gebühren, schließt früh.';
    expect(decodeText(Buffer.from(text, 'latin1'), PLAIN).text).toContain('12 € mehr');
  });
});
