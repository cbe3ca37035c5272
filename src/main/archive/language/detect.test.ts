import { describe, expect, test } from 'vitest';
import { detectLanguage, primaryOf } from './detect.ts';
import { directionOf } from './direction.ts';

describe('the language of a text', () => {
  test.each([
    ['The opposition forces entered the capital early on Sunday morning.', 'en'],
    ['Belediye Başkanı köprünün önlem olarak trafiğe kapatıldığını söyledi.', 'tr'],
    ['توقفت مضخات المياه عن العمل منذ فجر اليوم في ثلاثة أحياء.', 'ar'],
    ['این متن به زبان فارسی نوشته شده است و خبر امروز را می‌گوید.', 'fa'],
    ['町は九日、岬に立つ古い灯台を修復する計画を発表した。', 'ja'],
    ['美国总统在记者会上说，谈判还将继续进行。', 'zh-Hans'],
    ['美國總統在記者會上說，談判還將繼續進行。', 'zh-Hant'],
  ])('%s', async (text, lang) => {
    expect((await detectLanguage(text)).lang).toBe(lang);
  });

  test('the page’s claim decides nothing that the text decides', async () => {
    expect((await detectLanguage('The opposition forces entered the capital early on Sunday morning.', 'tr-TR')).lang).toBe('en');
  });

  test('the claim decides what the text leaves open', async () => {
    expect((await detectLanguage('12.12.2024', 'de-AT')).lang).toBe('de');
    expect((await detectLanguage('12.12.2024')).lang).toBeNull();
    expect(primaryOf('nb_NO')).toBe('no');
    expect(primaryOf('garbage value')).toBeNull();
  });

  test('a long text is sampled at both ends and in the middle', async () => {
    const foreign = 'Dies ist ein deutscher Satz, der sich oft wiederholt. '.repeat(30);
    expect(
      (await detectLanguage(foreign + 'This is the English body of a long article about the river. '.repeat(300))).lang,
    ).toBe('en');
  });
});

test('direction is the language’s, else that of most letters', () => {
  expect(directionOf('ar', '')).toBe('rtl');
  expect(directionOf('en', 'abc')).toBe('ltr');
  expect(directionOf(null, 'שלום abc עולם')).toBe('rtl');
  expect(directionOf('ku', 'Ev nivîsek e')).toBe('ltr');
});
