import { describe, expect, test } from 'vitest';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import { findMentions } from './mentions.ts';

/** A Monday. */
const published: Dated = { value: '2024-12-09T14:00', precision: 'minute', zone: null, certainty: 'stated', raw: '' };
const values = (text: string, lang: string) =>
  findMentions(text, { lang, reference: published, articleId: 'a' }).map(({ value }) => value);

/** News of the pier of Tarn in every language that has a table: a named day, days counted from the day of writing, months and weeks at their own grain. */
const NEWS: readonly (readonly [lang: string, text: string, values: readonly string[]])[] = [
  ['en', 'The ferry to Tarn sank on the night of 3 March and was raised last Thursday.', ['2024-03-03', '2024-12-05']],
  ['en', 'The pier will reopen in two weeks, the council said.', ['2024-W52']],
  ['en', 'By mid-November the mill had closed, and by the end of next year it will be gone.', ['2024-11', '2025']],
  ['en', 'The fair runs 10 - 22 August 2012.', ['2012-08-10/2012-08-22']],
  ['en', 'Two days before Christmas 2023 a cable parted.', ['2023-12-23']],
  ['en', 'The harbour court sits on the first Monday of October 2025.', ['2025-10-06']],
  ['de', 'Am Donnerstag vergangener Woche legte die Fähre in Tarn nicht mehr ab.', ['2024-12-05']],
  ['de', 'Die Mole soll am 3. März wieder öffnen, teilte das Hafenamt am Montagabend mit.', ['2025-03-03', '2024-12-09']],
  ['de', 'Vor drei Wochen brannte die Mühle, seit Anfang Oktober stand sie leer.', ['2024-W47', '2024-10']],
  ['fr', 'La jetée rouvrira le 3 mars prochain, a annoncé lundi le bureau du port.', ['2025-03-03', '2024-12-09']],
  ['fr', 'Il y a trois semaines, le moulin a brûlé ; depuis début octobre il était vide.', ['2024-W47', '2024-10']],
  ['es', 'El ferry de Tarn se hundió el pasado jueves, 5 de diciembre.', ['2024-12-05']],
  ['es', 'El muelle reabrirá el próximo 3 de marzo, según anunció ayer la oficina del puerto.', ['2025-03-03', '2024-12-08']],
  ['it', 'Il traghetto di Tarn è affondato giovedì scorso, 5 dicembre.', ['2024-12-05']],
  ['it', 'Il molo riaprirà il 3 marzo, ha annunciato ieri sera l’ufficio del porto.', ['2025-03-03', '2024-12-08']],
  ['pt', 'A balsa de Tarn afundou na última quinta-feira, 5 de dezembro.', ['2024-12-05']],
  ['pt', 'Há três semanas o moinho ardeu; estava fechado desde o início de outubro.', ['2024-W47', '2024-10']],
  ['nl', 'De pier gaat op 3 maart weer open, zei het havenkantoor maandagavond.', ['2025-03-03', '2024-12-09']],
  ['nl', 'Drie weken geleden brandde de molen af; sinds begin oktober stond hij leeg.', ['2024-W47', '2024-10']],
  ['ru', 'Причал откроется 3 марта, сообщили в понедельник в управлении порта.', ['2025-03-03', '2024-12-09']],
  ['ru', 'Три недели назад сгорела мельница, закрытая с начала октября.', ['2024-W47', '2024-10']],
  ['tr', 'Tarn feribotu geçen perşembe günü, 5 Aralık’ta battı.', ['2024-12-05']],
  ['tr', 'İskele 12 gün içinde onarılacak.', ['2024-12-21']],
  ['tr', 'Değirmen üç hafta önce yandı; ekim başından beri boştu.', ['2024-W47', '2024-10']],
  ['ar', 'غرقت عبارة تارن يوم الخميس الماضي، الخامس من ديسمبر.', ['2024-12-05']],
  ['ar', 'أعلن مكتب الميناء أمس الأول أن الرصيف سيعاد افتتاحه في 3 آذار.', ['2024-12-07', '2025-03-03']],
  ['ar', 'وقع الحادث في الثامن من ديسمبر 2024.', ['2024-12-08']],
  ['zh', '塔恩渡轮上周四沉没。', ['2024-12-05']],
  ['zh', '码头将于3月3日重新开放，港务局周一表示。', ['2025-03-03', '2024-12-09']],
  ['zh', '磨坊三周前被烧毁，自去年十月起一直空置。', ['2024-W47', '2023-10']],
  ['ja', '桟橋は来年3月3日に再開する予定だと港務局が9日発表した。', ['2025-03-03', '2024-12-09']],
  ['ja', '町は令和六年十二月五日に記念碑を建てた。', ['2024-12-05']],
  ['ko', '부두는 내년 3월 3일 다시 열린다고 9일 발표했다.', ['2025-03-03', '2024-12-09']],
  ['pl', 'Prom w Tarn zatonął w ubiegły czwartek, 5 grudnia.', ['2024-12-05']],
  ['uk', 'Пором у Тарні затонув минулого четверга, 5 грудня.', ['2024-12-05']],
  ['he', 'המעבורת טבעה ביום חמישי שעבר, 5 בדצמבר.', ['2024-12-05']],
  ['fa', 'کشتی تارن پنجشنبه گذشته غرق شد.', ['2024-12-05']],
  ['fa', 'اسکله در ۱۹ آذر ۱۴۰۳ بسته شد.', ['2024-12-09']],
  ['hi', 'टार्न की नौका पिछले गुरुवार को डूब गई।', ['2024-12-05']],
  ['sv', 'Kvarnen brann för 3 veckor sedan.', ['2024-W47']],
  ['fi', 'Lautta upposi 5. joulukuuta 2024, ja mylly paloi eilen.', ['2024-12-05', '2024-12-08']],
];

test.each(NEWS)('%s: %s', (lang, text, expected) => {
  expect(values(text, lang)).toEqual(expected);
});

describe('durations, ages, sums, scores, prices and names are no dates', () => {
  test.each([
    ['en', 'He spent three weeks in Tarn and wrote 1984 pages.'],
    ['en', 'A 25-year-old man was held for 48 hours; the score was 3-2.'],
    ['en', 'Police may march on the pier; the sun sat low over the 24/7 kiosk.'],
    ['en', 'One in 3 boats leaks, and 1 in 3 leaks badly.'],
    ['en', 'Version 1.1.30 is dated February 30, 2022.'],
    ['en', 'They sang Christmas carols on the beaches of Corpus Christi, Texas.'],
    ['en', 'The harbour fell in just 12 days.'],
    ['de', 'Der 61-jährige Fährmann arbeitete drei Wochen lang für 2000 Euro.'],
    ['fr', 'Il a passé trois semaines à Tarn et dix ans en mer.'],
    ['es', 'Trabajó durante tres semanas y pagó 2000 euros.'],
    ['it', 'Ha lavorato per tre settimane a Tarn, dove vivono 2000 persone.'],
    ['nl', 'Hij zat drie weken in Tarn, zo zegt men.'],
    ['ru', 'Он работал три недели за 2000 рублей.'],
    ['tr', 'Kent 12 gün içinde düştü.'],
    ['zh', '他工作了三个星期，花了2000元。'],
    ['ja', '彼は3週間働き、2000円を払った。'],
  ])('%s: %s', (lang, text) => {
    expect(values(text, lang)).toEqual([]);
  });
});

describe('a sentence that tells of what was names no day to come', () => {
  const days = Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)));
  test.each([
    [
      'en',
      (day: Date) =>
        `The pier of Tarn collapsed on ${day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })}.`,
    ],
    [
      'de',
      (day: Date) =>
        `Die Mole von Tarn stürzte am ${day.toLocaleDateString('de', { day: 'numeric', month: 'long', timeZone: 'UTC' })} ein und war verloren.`,
    ],
    [
      'es',
      (day: Date) =>
        `El muelle de Tarn se hundió el ${day.toLocaleDateString('es', { day: 'numeric', month: 'long', timeZone: 'UTC' })}.`,
    ],
  ])('%s', (lang, sentence) => {
    for (const day of days) {
      const [value = ''] = values(sentence(day), lang);
      expect(value.slice(4), sentence(day)).toBe(day.toISOString().slice(4, 10));
      expect(value <= '2024-12-09', `${sentence(day)} ${value}`).toBe(true);
    }
  });
});

test('one long line of anything ends, with mentions in order', () => {
  const pieces = [
    'monday ',
    'May 1, ',
    'at 3 pm ',
    '3 days after ',
    'between 1 and ',
    'next ',
    '三月',
    '1-',
    'christmas ',
    'و',
    '!',
  ];
  for (const lang of ['en', 'tr', 'zh', 'ar']) {
    for (const piece of pieces) {
      const mentions = findMentions(piece.repeat(4_000), { lang, reference: published, articleId: 'a' });
      expect(mentions.every(({ start }, i) => start >= (mentions[i - 1]?.end ?? 0))).toBe(true);
      expect(mentions.every(({ sentence, text }) => sentence.includes(text) && sentence.length < 5000)).toBe(true);
    }
  }
});
