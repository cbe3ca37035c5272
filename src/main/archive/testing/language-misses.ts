/** What search gets wrong of the language cases, and why; docs/search-languages.md tells them. A case that is mended leaves this table; none joins it unseen. */
export const LANGUAGE_MISSES: Readonly<Record<string, string>> = {
  'ar: “السجون ممتلئة” is not found by سجن': 'A broken plural changes the word inside; no ending can be cut.',
  'ar: “كتاب جديد عن لبنان” is found by تاب':
    'تاب is also asked for as ك + تاب, “like” written onto it: the same letters as “book”.',
  'ar: “وقال وزير إن للحكومة خطة.” is found by زير':
    'زير is also asked for as و + زير, “and” written onto it: the same letters as “minister”.',
  'de: “Journalistinnen am Gericht” is not found by Journalistin':
    'The stemmer cuts the plural and then its “in”, and leaves the singular its own.',
  'es: “El año pasado en la ciudad” is not found by ciudades': 'The stemmer takes the end of “ciudad” for the ending -dad.',
  'es: “Las periodistas publicaron informes.” is found by informal': 'The stemmer cuts -al and -e alike.',
  'es: “Los ríos y los puentes” is not found by rio':
    'The stemmer leaves words of three letters whole, and cuts nothing off their plurals.',
  'es: “Los ríos y los puentes” is not found by río':
    'The stemmer leaves words of three letters whole, and cuts nothing off their plurals.',
  'fa: “دانشجویان در خیابان‌ها بودند” is not found by دانشجو':
    'After a vowel the plural -ān takes a y, which may belong to the word (زندانی).',
  'fr: “La ministre qu’elle a nommée” is not found by nommer':
    'The stemmer knows -er, and knows -ée by its accent, which is folded away.',
  'fr: “Les ponts du fleuve” is found by ponte': 'The stemmer cuts a final e.',
  'he: “בית המשפט העליון” is not found by בתי': 'The plural of “house” changes the word inside.',
  'ja: “首相は記者会見で語った” is not found by 語る':
    'Japanese is found letter by letter; verbs are not brought to their plain form.',
  'ko: “대통령이 서울에서 발표했다” is not found by 대통령은':
    'A word is found with and without its particle, but not with another particle.',
  'ru: “Ребёнок и дети” is not found by ребёнка': 'A vowel that comes and goes inside the word; the stemmer cuts endings only.',
  'tr: “Depremde binalar yıkıldı, halk sokağa çıktı.” is found by bin':
    'A final vowel is taken for case: “bina” and “bine” look alike.',
  'tr: “Hastanelerde yer kalmadı.” is found by hasta': 'What is left when -ler, -de and -e are cut ends like the case “-tan”.',
  'uk: “Журналісти приїхали до міста.” is found by міст': '“міста” is also a form of “міст”, bridge.',
  'uk: “Мости закрито через повені.” is not found by повінь':
    'і and е change places inside the word; the rules cut endings only.',
  'zh: “監獄中的囚犯” is not found by 监狱': 'Traditional and simplified characters are not folded into one another.',
  'es: “Varios jueces y soldados heridos” is not found by juez':
    'z before the plural is written c; the stemmer cuts endings only.',
  'fr: “Aujourd’hui, les juges de la cour” is found by jugement': 'The stemmer cuts -ement and -e alike.',
  'he: “העיתונאים דיווחו מהגבול” is not found by עיתונאי': 'The plural takes the last letter of “journalist” for its own.',
  'tr: “Köylülerin evleri sular altında kaldı.” is not found by ev': 'Three letters of a word are always left, and “ev” has two.',
  'zh: “记者在边境城市被拘留” is found by 境城': 'Any characters that stand together are found, also across two words.',
};
