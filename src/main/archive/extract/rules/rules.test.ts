import { describe, expect, test } from 'vitest';
import { PHRASE_RULES } from './all-rules.ts';
import { cookieNotice } from './cookie-notice.ts';
import { repeatedCaption } from './repeated-caption.ts';
import type { Rule } from './rule.ts';
import { sameText } from './same-text.ts';
import { strayCharacters } from './stray-characters.ts';

const page = { title: null, counts: new Map<string, number>() };
const isWhole = (rule: Rule, text: string): boolean =>
  rule.cuts(text, page).some((cut) => cut.start === 0 && cut.end === text.length);

describe('a notice about cookies', () => {
  test.each([
    'We use cookies to improve your experience. By continuing you accept our privacy policy.',
    'This website uses cookies and you agree to their use: this website stores your preferences.',
    'We use cookies.',
    'Cookie settings',
    'Utilizamos cookies propias y de terceros para mejorar su experiencia; si continúa, acepta su uso.',
    'Utilizziamo i cookie per migliorare la tua esperienza. Leggi l’informativa sulla privacy.',
    'Wij gebruiken cookies. Door verder te gaan geeft u toestemming.',
    'Мы используем файлы cookie. Продолжая пользоваться сайтом, вы соглашаетесь с политикой конфиденциальности.',
    'Na tej stronie używamy cookies. Korzystając z niej, wyrażasz zgodę zgodnie z RODO.',
  ])('goes: %s', (text) => {
    expect(isWhole(cookieNotice, text)).toBe(true);
  });

  test.each([
    'The regulator fined the company for setting cookies without consent, the largest penalty under the GDPR this year.',
    'She baked cookies for the whole street and gave them away.',
    'Die Datenschutzbehörde hat das Urteil begrüßt.',
    'Le règlement oblige les sites à demander un consentement avant de déposer des cookies.',
  ])('an article’s sentence about them stays: %s', (text) => {
    expect(isWhole(cookieNotice, text)).toBe(false);
  });
});

test.each([
  'Read my lips: no new taxes, said the president.',
  'Facebook and Twitter have removed the accounts, the companies said.',
  'Related companies must report by May.',
  'Advertisement spending fell by a tenth.',
  'Subscribers left the newspaper in numbers after the sale.',
  'Home is where the mines are, she said.',
  'Share prices fell on Monday.',
  'Comments by the minister drew anger.',
])('a sentence that begins like furniture stays: %s', (text) => {
  expect(PHRASE_RULES.filter((rule) => rule.cuts(text, page).length > 0).map((rule) => rule.id)).toEqual([]);
});

test('the residue of a printed list is cut from a line’s ends, and quotation marks of the text are not', () => {
  expect(strayCharacters.cuts("They came.', '", page)).toEqual([{ start: 10, end: 14 }]);
  expect(strayCharacters.cuts("['They came.", page)).toEqual([{ start: 0, end: 2 }]);
  expect(strayCharacters.cuts('He said "no."', page)).toEqual([]);
  expect(strayCharacters.cuts("the soldiers'", page)).toEqual([]);
});

test('a short line that comes back many times is a caption; a refrain and a name before each answer are not', () => {
  const often = (text: string, times: number, title: string | null = null) =>
    repeatedCaption.cuts(text, { title, counts: new Map([[sameText(text), times]]) }).length > 0;
  expect(often('Rescue workers at the river bank', 3)).toBe(true);
  expect(often('Rescue workers at the river bank', 2)).toBe(false);
  expect(often('Rescue workers at the river bank', 2, 'Rescue workers reach the river bank')).toBe(true);
  expect(often('We shall not be moved by them.', 5)).toBe(false);
  expect(often('INTERVIEWER:', 9)).toBe(false);
});
