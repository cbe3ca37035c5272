/** A Ukrainian word without the endings of nouns and adjectives; three letters stay. */
export function ukrainianStem(form: string): string {
  const word = form.replace(ENDING, '').replace(/(?<=^.{3,})[аяуюоеєиіїьй]+$/u, '');
  // Київ, Києва: the vowel changes where the syllable opens.
  return word.replace(/їв$/u, 'єв');
}

const ENDING =
  /(?<=^.{3,})(?:ами|ями|ові|еві|єві|ого|ому|ему|ими|іми|єю|ією|ах|ях|ів|їв|ам|ям|ом|ем|єм|ою|ею|ей|ій|ий|их|іх|им|ім|ої|ую|юю|ії)$/u;
