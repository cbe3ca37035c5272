import { seededRandom } from './random.ts';

/** Languages of the corpus with their share, and the sounds their invented words are made of. */
export const LANGUAGES: readonly {
  readonly lang: string;
  readonly share: number;
  readonly syllables: readonly string[];
  readonly common: readonly string[];
}[] = [
  {
    lang: 'en',
    share: 0.5,
    syllables: split(
      'ba re mo tion ing er al con pre st ra te li gov ern ment pri son riv er brid ge ship har bor mar ket wit ness cou rt',
    ),
    common: split('the of and to in a that for on was with as by at from it is has were after said'),
  },
  {
    lang: 'de',
    share: 0.1,
    syllables: split(
      'ge ver be schaft ung heit lich keit an auf ein stra ße häu ser brü cke fluss ge richt zeu gen ha fen mark t',
    ),
    common: split('der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als'),
  },
  {
    lang: 'fr',
    share: 0.1,
    syllables: split('pré con ment tion eur ré fu té moin cour pont ri vi ère mar ché pri son gou ver ne é lec'),
    common: split("de la le et les des en un du une que est pour qui dans a par plus pas au l'an"),
  },
  {
    lang: 'es',
    share: 0.06,
    syllables: split('go bier no ción men te río puen te tes ti go cor te mer ca do pri sión cár cel ciu dad'),
    common: split('de la que el en y a los se del las un por con no una su para es al'),
  },
  {
    lang: 'tr',
    share: 0.06,
    syllables: split('ha pis ha ne köp rü ne hir tan ık mah ke me pa zar şe hir ler da ki nın çı ğı'),
    common: split('ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ise'),
  },
  {
    lang: 'ru',
    share: 0.06,
    syllables: split('тю рь ма мо ст ре ка сви де тель су д ры нок го род пра ви тель ство ён ный ого'),
    common: split('и в не на что с он по это как к из у за от о для'),
  },
  {
    lang: 'ar',
    share: 0.06,
    syllables: split('سج ن جس ر نه ر شا هد مح كم سو ق مد ين حك وم ال ة ات ون'),
    common: split('في من على إلى أن عن مع هذا التي الذي بعد كان'),
  },
  {
    lang: 'zh',
    share: 0.06,
    syllables: split('监 狱 桥 梁 河 流 证 人 法 院 市 场 城 政 府 新 闻 学 生 大 会 国 家 经 济'),
    common: split('的 了 在 是 和 有 不 为 这 上'),
  },
];

/** The words of a language, commonest first: its real small words, then invented ones. */
export function vocabularyOf(language: (typeof LANGUAGES)[number], size: number, seed: number): string[] {
  const random = seededRandom(seed);
  const words = new Set(language.common);
  while (words.size < size) {
    const length = 2 + Math.floor(random() * random() * 4);
    let word = '';
    for (let i = 0; i < length; i++) word += language.syllables[Math.floor(random() * language.syllables.length)] ?? '';
    words.add(word);
  }
  return [...words];
}

function split(words: string): string[] {
  return words.split(' ');
}
