/** The words a language dates with: everything the engine knows of it. */
export interface LanguageTable {
  /** Language subtag, BCP 47. */
  readonly lang: string;
  /** The order of dates in figures; `null` where the country decides. */
  readonly order: 'dmy' | 'mdy' | 'ymd' | null;
  /**
   * Forms by what they mean: `'month 1': 'januar | jan'`, `'unit day'`, `'day -1'`. A form that is also an ordinary word begins with `?`: it counts only
   * where its surroundings date it. Forms that begin with a capital are read only with one.
   */
  readonly words: Readonly<Record<string, string>>;
  /** What may be joined to a word's end (`'ta`, `ın`) or front (`و`), longest first. */
  readonly suffixes?: readonly string[];
  readonly prefixes?: readonly string[];
  /** What makes a figure an ordinal: `th`, `er`, `º`. */
  readonly ordinalSuffixes?: string;
  /** Words that announce; verbs of saying; words that tell of what was: sources of expressions over lower-case text. */
  readonly ahead?: string;
  readonly told?: string;
  readonly past?: string;
  /** Months are written with a capital: without one the word is another. */
  readonly capitalMonths?: boolean;
  /** `halb vier` is half an hour before four. */
  readonly halfIsBefore?: boolean;
  /** `the past year`, `the coming month` are stretches of time, no calendar years and months. */
  readonly nearIsStretch?: boolean;
  /** `last week`, never `week last`. */
  readonly whichStandsFirst?: boolean;
  /** `martın ortası`, `5月初め`: early, mid and late stand behind. */
  readonly edgesFollow?: boolean;
  /** Words are not divided by blanks, or take endings freely. */
  readonly isUnspaced?: boolean;
  /** A unit without a number is one: `через неделю`. */
  readonly bareUnits?: boolean;
  /** A second ordinal may stand for the month: `den siebten vierten`. */
  readonly ordinalMonths?: boolean;
}

/** Entries from `first` up: `series('number', 1, 'one two three')`. Alternatives are joined by `/`, blanks inside a form by `_`. */
export function series(sense: string, first: number, forms: string): Record<string, string> {
  return Object.fromEntries(
    forms
      .trim()
      .split(/\s+/)
      .map((form, i) => [`${sense} ${first + i}`, form.replaceAll('/', ' | ').replaceAll('_', ' ')]),
  );
}

/** Number words made of ones and tens: `einundzwanzig`, `tweeentwintig`. */
export function compounds(
  sense: string,
  ones: string,
  tens: string,
  join: (one: string, ten: string) => string,
): Record<string, string> {
  const made: Record<string, string> = {};
  tens.split(' ').forEach((ten, t) => {
    ones.split(' ').forEach((one, o) => {
      made[`${sense} ${(t + 2) * 10 + o + 1}`] = ten
        .split('/')
        .flatMap((each) => one.split('/').map((unit) => join(unit, each)))
        .join(' | ');
    });
  });
  return made;
}
