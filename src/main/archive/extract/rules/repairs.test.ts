import { TextDecoder as StandardDecoder } from '@exodus/bytes/encoding.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editedText } from '../../../../shared/edited-text.ts';
import { agencyTag } from './agency-tag.ts';
import { invisibleCharacters } from './invisible-characters.ts';
import { mojibake } from './mojibake.ts';
import type { Repair } from './repair.ts';
import { NO_PAGE } from './rule.ts';
import { softHyphen } from './soft-hyphen.ts';

const repaired = (repair: Repair, text: string): string => editedText({ text }, repair.of(text)?.(text) ?? []).text;
const readAs = (charset: string, text: string): string => new StandardDecoder(charset).decode(Buffer.from(text, 'utf8'));

const TEXTS = {
  French: 'La jetée a été fermée lundi après qu’un plongeur a trouvé des trous dans ses piliers. Ça coûte cher, à Tarn.',
  German: 'Die Brücke von Tarn wurde am Montag geschlossen: „Das müssen wir prüfen“, sagte der Hafenmeister über die Pfähle.',
  Turkish: 'Tarn iskelesi pazartesi günü kapatıldı; dalgıç, kırk ayağın on birinin çürüdüğünü söyledi. Bakım şart.',
  Polish: 'Molo w Tarnie zamknięto w poniedziałek, gdy nurek znalazł dziury w jedenastu z czterdziestu pali. Żal, mówią.',
  Russian: 'Пирс в Тарне закрыт с понедельника — водолаз нашёл дыры. «Так нельзя», — сказал начальник порта.',
  Ukrainian: 'Пірс у Тарні зачинено з понеділка — водолаз знайшов діри. «Ні, так не можна», — сказав він. Її не чули.',
  Greek: 'Η προβλήτα της Τάρν έκλεισε τη Δευτέρα, αφού ένας δύτης βρήκε τρύπες σε έντεκα πόδια.',
  Arabic: 'أُغلق رصيف تارن يوم الاثنين بعد أن وجد غواص ثقوباً في أحد عشر من أعمدته الأربعين.',
  Hebrew: 'המזח של טארן נסגר ביום שני לאחר שצוללן מצא חורים באחת עשרה מרגליו.',
  Hindi: 'टार्न का घाट सोमवार को बंद कर दिया गया, क्योंकि गोताखोर ने ग्यारह खंभों में छेद पाए।',
  Japanese: '月曜日、ターンの桟橋は閉鎖された。潜水士が十一本の脚に穴を見つけたためである。',
  Portuguese: '“IRMÃ”, dizia a placa; “NÃO”, respondeu o capitão. A Ânsia à beira-mar: 25 °C e “Ã” escrito na areia.',
  English: '“Ä“ is not ‘ē’,” she wrote — and “Â°” is not “°”. The café’s naïve façade cost £5; it’s 20 °C.',
};

describe('mojibake', () => {
  test.each(Object.entries(TEXTS))('%s that nobody misread stays as it is', (_language, text) => {
    expect(repaired(mojibake, text)).toBe(text);
  });

  const languages = Object.entries(TEXTS).filter(([language]) => !['English', 'Portuguese'].includes(language));
  test.each(
    languages.flatMap(([language, text]) =>
      ['windows-1252', 'windows-1251', 'windows-1254'].map((charset) => [language, charset, text] as const),
    ),
  )('%s that was read as %s is read back', (_language, charset, text) => {
    expect(repaired(mojibake, readAs(charset, text))).toBe(text);
  });

  test('what was read wrong twice is read back twice', () => {
    expect(repaired(mojibake, readAs('windows-1252', readAs('windows-1252', TEXTS.French)))).toBe(TEXTS.French);
    expect(repaired(mojibake, readAs('macintosh', TEXTS.French))).toBe(TEXTS.French);
  });

  test('broken lines among whole ones are mended alone', () => {
    const text = [TEXTS.Portuguese, readAs('windows-1252', TEXTS.German), TEXTS.French].join('\n');
    expect(repaired(mojibake, text)).toBe([TEXTS.Portuguese, TEXTS.German, TEXTS.French].join('\n'));
  });

  test('a blank that was lost with its letter is no hindrance', () => {
    expect(repaired(mojibake, 'Il va Ã Tarn, oÃ¹ la jetÃ©e Ã  la mer sâ€™arrÃªte.'.replace('Ã Tarn', 'Ã  Tarn'))).toContain(
      'la jetée à',
    );
  });

  test('whatever is read wrong comes back, or stays as it was read', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.constantFrom('windows-1252', 'windows-1251', 'macintosh'),
        (text, charset) => {
          const broken = readAs(charset, text);
          const back = repaired(mojibake, broken);
          expect(back.replace(/[^\0-\x7f]/g, '')).toBe(broken.replace(/[^\0-\x7f]/g, ''));
        },
      ),
    );
  });
});

test('soft hyphens go, but for those that a line’s end has made hyphens', () => {
  expect(repaired(softHyphen, 'Hafen\u00admeis\u00adter am Kai\u00ad\nrand')).toBe('Hafenmeister am Kai\u00ad\nrand');
});

describe('characters that show nothing', () => {
  test.each([
    ['a mark between letters', 'the pi\u200ber\u2060 of\ufeff Tarn', 'the pier of Tarn'],
    ['an order that turns letters round', 'report\u202efdp.exe\u202c', 'reportfdp.exe'],
    ['marks of direction where all runs one way', '\u200eTarn\u200f \u2067Pier\u2069', 'Tarn Pier'],
    [
      'a text hidden in tags',
      `pier${[...'sold'].map((each) => String.fromCodePoint(0xe0000 + (each.codePointAt(0) ?? 0))).join('')}`,
      'pier',
    ],
    ['a joiner between Latin letters', 'pi\u200cer \u200d', 'pier '],
  ])('go: %s', (_what, text, expected) => {
    expect(repaired(invisibleCharacters, text)).toBe(expected);
  });

  test.each([
    ['Persian that keeps letters apart', 'می\u200cخواهم'],
    ['Hindi that stacks letters', 'क्\u200dष'],
    ['a family', '👨\u200d👩\u200d👧'],
    ['a judge', '🧑🏽\u200d⚖\ufe0f'],
    ['Thai whose words are parted', 'ท่าเรือ\u200bปิด'],
    ['a Latin name in an Arabic line', 'قال \u2066Tarn\u2069 و\u200f'],
    ['the flag of Scotland', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ])('stay in %s', (_what, text) => {
    expect(repaired(invisibleCharacters, text)).toBe(text);
  });
});

describe('what agencies sign with', () => {
  test.each([
    'AFP',
    '(Reuters)',
    'dpa/AFP',
    '— AP',
    'Kaynak: AA',
    'Quelle: dpa-AFX',
    '(FR mit dpa)',
    'أ ف ب',
    '新华社',
    'Reuters, AFP',
    '(Agenturen)',
  ])('goes: %s', (text) => {
    expect(agencyTag.cuts(text, NO_PAGE)).toEqual([{ start: 0, end: text.length }]);
  });

  test('goes from behind the last sentence, and the sentence stays', () => {
    expect(agencyTag.cuts('The pier is shut. (AFP)', NO_PAGE)).toEqual([{ start: 17, end: 23 }]);
    expect(agencyTag.cuts('“Nobody asked us.” (dpa/lno)', NO_PAGE)).toEqual([{ start: 18, end: 28 }]);
  });

  test.each([
    'Petra',
    'Hina',
    'AA',
    'TT',
    'The pier is shut, AFP reported.',
    'LONDON (Reuters) - The pier of Tarn was closed.',
    'It was the first time. (It was not the last.)',
    'She chairs the party (AP).',
    'Agencies',
    'PA: Was it loud? AFP: It was.',
  ])('an article’s words stay: %s', (text) => {
    expect(agencyTag.cuts(text, NO_PAGE)).toEqual([]);
  });
});
