import { normalizeEncoding } from '@exodus/bytes/encoding.js';
import { describe, expect, test } from 'vitest';
import { charsetWarnings, decodeAs, decodeText } from './charset.ts';

const PLAIN = { header: '', html: false };

/** A text in a single-byte charset. */
function encoded(text: string, charset: string): Uint8Array {
  const all = [
    ...decodeAs(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      charset,
    ),
  ];
  return Uint8Array.from([...text], (character) => {
    const byte = all.indexOf(character);
    if (byte < 0) throw new Error(`${character} is not in ${charset}`);
    return byte;
  });
}

const CZECH = 'Dlouhé molo v Tarnu se po třech týdnech stávky znovu otevřelo a první loď přivezla čerstvé ryby na trh.';
const POLISH = 'Molo w Tarn jest otwarte od środy, a żegluga nie została przerwana przez strajk, jak podały władze portu.';
const LITHUANIAN = 'Tarno prieplauka buvo uždaryta iki penktadienio ir yra vėl atidaryta, kaip pranešė uosto įgula.';
const ROMANIAN = 'Digul din Tarn a fost închis pe timpul grevei, dar pescarii au ieşit din nou pe mare cu bărcile lor.';
const TURKISH = 'Tarn iskelesi üç haftalık grevin ardından yeniden açıldı ve bir tekne bu sabah daha erken denize çıktı.';
const VIETNAMESE = 'Cầu cảng của thị trấn đã mở lại sau một cuộc đình công, và các tàu cá được phép ra khơi.';

describe('old charsets of languages in Latin letters', () => {
  test.each([
    ['windows-1250', CZECH],
    ['iso-8859-2', CZECH],
    ['ibm852', CZECH],
    ['x-mac-ce', CZECH],
    ['windows-1250', POLISH],
    ['iso-8859-2', POLISH],
    ['ibm852', POLISH],
    ['windows-1257', LITHUANIAN],
    ['windows-1250', ROMANIAN],
    ['ibm852', ROMANIAN],
    ['windows-1254', TURKISH],
    ['iso-8859-3', TURKISH],
    ['viscii', VIETNAMESE],
  ])('in %s it is read as it was written: %s', (charset, text) => {
    const found = decodeText(encoded(text, charset), PLAIN);
    expect([found.text, found.charset.decidedBy]).toEqual([text, 'detected']);
    expect(charsetWarnings(found.charset, found.text)).toEqual([]);
  });

  test('the tags of a page say nothing of its language', () => {
    const page = `<div class="the and of to in"><script>const the = "and of";</script><p>${CZECH}</p></div>`;
    expect(decodeText(encoded(page, 'ibm852'), { header: '', html: true }).text).toBe(page);
  });

  test('a text too short to tell is read as the web would, and said to be a guess', () => {
    const { text, charset } = decodeText(encoded('Café Tarn', 'windows-1252'), PLAIN);
    expect([text, charset.decidedBy]).toEqual(['Café Tarn', 'fallback']);
    expect(charsetWarnings(charset, text)).toEqual([expect.stringMatching(/^charset-uncertain: .* windows-1252/)]);
  });

  test('what a declared charset cannot explain is said', () => {
    const { text, charset } = decodeText(Buffer.from('<meta charset="utf-8">Caf\xe9', 'latin1'), { header: '', html: true });
    expect(charsetWarnings(charset, text)).toEqual([
      'charset-uncertain: it was read as utf-8, and 1 character in it could not be.',
    ]);
  });

  test('charsets that only old files have are no labels of the web', () => {
    for (const charset of ['ibm850', 'ibm852', 'ibm855', 'x-mac-ce', 'viscii']) {
      expect(normalizeEncoding(charset)).toBeNull();
      expect(
        new Set(
          decodeAs(
            Uint8Array.from({ length: 128 }, (_, at) => at + 128),
            charset,
          ),
        ).size,
      ).toBe(128);
    }
  });
});
