/** A Ukrainian word without the endings of nouns and adjectives; three letters stay. */
export function ukrainianStem(form: string): string {
  // Біженець, біженця; травень, травня: the vowel goes where an ending follows.
  const open = form.replace(/(?<=^.{3,})[еє](?=[цн]ь$)/u, '');
  const word = withoutVowels(open.replace(ENDING, ''));
  // Військові loses -ові above, so військових must lose its -ов-, as Харкова must to meet Харків.
  const root = withoutVowels(word.replace(/(?<=^.{3,})[оеє]в$/u, ''));
  // Київ, Києва: the vowel changes where the syllable opens.
  return root.replace(/їв$/u, 'єв');
}

const withoutVowels = (word: string): string => word.replace(/(?<=^.{3,})[аяуюоеєиіїьй]+$/u, '');

const ENDING =
  /(?<=^.{3,})(?:ами|ями|ові|еві|єві|ого|ому|ему|ими|іми|єю|ією|ах|ях|ів|їв|ам|ям|ом|ем|єм|ою|ею|ей|ій|ий|их|іх|им|ім|ої|ую|юю|ії)$/u;
