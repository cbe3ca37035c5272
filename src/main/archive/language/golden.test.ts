import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { segment } from './segment.ts';
import { termOf, termsOf } from './stem.ts';

/** A word finds a text when their terms meet; run words of unspaced scripts find it when their pairs stand side by side. */
function finds(lang: string, text: string, query: string): boolean {
  const mains: string[] = [];
  const terms = new Set<string>();
  segment(text, (piece, _start, _end, extra) => {
    const form = fold(piece);
    terms.add(termOf(lang, form));
    if (!extra) mains.push(form);
  });
  const asked: { form: string; extra: boolean; end: number }[] = [];
  segment(query, (piece, _start, end, extra) => asked.push({ form: fold(piece), extra, end }));
  const words = asked.filter(({ extra }) => !extra);
  const isRun = words.length > 1 && words.at(-1)?.end === words.at(-2)?.end;
  const sequence = (isRun ? words.slice(0, -1) : words).map(({ form }) => form);
  if (sequence.length === 1 && !isRun) {
    const [form = ''] = sequence;
    return (
      termsOf(form, [lang]).some((term) => terms.has(term)) ||
      ([...form].length === 1 && mains.some((main) => main.startsWith(form)))
    );
  }
  const joined = asked.filter(({ extra }) => extra).some(({ form }) => terms.has(termOf(lang, form)));
  return joined || mains.some((_, at) => sequence.every((form, i) => mains[at + i] === form));
}

const found: [lang: string, text: string, queries: string[]][] = [
  [
    'tr',
    'İstanbul, IŞIK, Şam, çatışma, kullanıcılar',
    ['istanbul', 'İSTANBUL', 'ışık', 'isik', 'ŞAM', 'sam', 'catisma', 'kullanıcılar'],
  ],
  ['tr', "İstanbul'da", ['istanbul']],
  ['ar', 'سجن صيدنايا في دمشق', ['دمشق', 'صيدنايا', 'صَيْدنايا', 'سجـن']],
  ['ar', 'الكتاب · مدرسة · إلى · ٢٠٢٣', ['كتاب', 'مدرسه', 'الى', '2023']],
  ['ar', 'قال banks في بيان', ['bank', 'banks']],
  ['ar', 'قال الوزير لدمشق', ['وزير', 'دمشق']],
  ['fa', 'کتاب · می\u200cخواهم', ['كتاب', 'میخواهم']],
  ['he', 'שָׁלוֹם · מלך', ['שלום', 'מלכ']],
  ['zh', '赛德纳亚监狱 叙利亚 · 北京大学的学生', ['监狱', '大学', '北京大学', '学']],
  ['ja', '報告書を発表した · ｶﾀｶﾅ · iPhone 15 发布', ['報告書', '発表', 'カタカナ', 'iphone']],
  ['ko', '대통령이 서울에서 발표했다', ['대통령', '서울', '발표']],
  ['th', 'ธนาคารแห่งประเทศไทย', ['ประเทศ', 'ธนาคาร']],
  ['de', 'Häuser · Straße · Müller', ['haus', 'hauser', 'STRASSE', 'muller', 'mueller']],
  ['fr', "l'homme · Œuvre", ['homme', 'oeuvre', "l'homme"]],
  ['it', 'dell’arte', ['arte']],
  ['ru', 'Киев, ёлка', ['КИЕВ', 'елка']],
  ['uk', 'Київ', ['київ']],
  ['el', 'Οδυσσεύς', ['οδυσσευς', 'ΟΔΥΣΣΕΥΣ']],
  [
    'en',
    '100,000 prisoners · cease-fire · U.S.',
    ['100000', '100,000 prisoners', 'ceasefire', 'cease fire', 'cease-fire', 'U.S.', 'u.s'],
  ],
  ['en', 'ﬁnance, ＢＡＮＫ, naïve, don’t, Assad’s', ['finance', 'bank', 'naive', "don't", 'assad', "Assad's"]],
  ['en', 'see bbc.co.uk and @some #tag', ['bbc.co.uk', 'bbc', 'some', '@some', '#tag', 'tag']],
  ['en', 'runs running F-16 COVID-19 12:30 09.12.2024', ['run', 'f16', 'f-16', 'covid 19', '12:30', '09.12.2024']],
];

const missed: [lang: string, text: string, query: string][] = [
  ['uk', 'Київ', 'киив'],
  ['zh', '北京大学的学生', '京大学生'],
  ['en', '100,000 prisoners', 'prisoners 100,000'],
];

/** Two inflections of one word that a trusted stemmer must bring together, folded as everything is. */
const inflected: [lang: string, one: string, other: string][] = [
  ['en', 'prisoners', 'prisoner'],
  ['de', 'Gefängnisse', 'Gefängnissen'],
  ['fr', 'prisonniers', 'prisonnier'],
  ['es', 'prisiones', 'prisión'],
  ['it', 'prigioni', 'prigione'],
  ['pt', 'prisioneiros', 'prisioneiro'],
  ['nl', 'boeken', 'boek'],
  ['da', 'fangerne', 'fange'],
  ['sv', 'fångarna', 'fånge'],
  ['no', 'fangene', 'fange'],
  ['fi', 'vankilassa', 'vankilan'],
  ['ro', 'prizonieri', 'prizonierii'],
  ['ru', 'заключённые', 'заключённых'],
  ['hu', 'házakban', 'házak'],
];

describe('the words of many languages', () => {
  it.each(found.flatMap(([lang, text, queries]) => queries.map((query) => [lang, text, query])))(
    '%s: “%s” is found by “%s”',
    (lang, text, query) => {
      expect(finds(lang, text, query)).toBe(true);
    },
  );

  it.each(missed)('%s: “%s” is not found by “%s”', (lang, text, query) => {
    expect(finds(lang, text, query)).toBe(false);
  });

  it.each(inflected)('%s: “%s” and “%s” are one term', (lang, one, other) => {
    expect(termOf(lang, fold(one))).toBe(termOf(lang, fold(other)));
  });
});
