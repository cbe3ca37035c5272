import { LATIN_LANGUAGES, type LatinLanguage } from './latin-languages.ts';

/** How bytes read best as a text in Latin letters. */
export interface LatinReading {
  readonly charset: string;
  /** One reading makes a language of the bytes, and no other makes another text of them that is as good. */
  readonly isSure: boolean;
}

/**
 * The single-byte charset in which bytes are a text of a language in Latin letters: one whose words they hold, with no letters that it has not, none of
 * them capital within a word. Null where none is.
 */
export function latinReading(bytes: Uint8Array, decode: (bytes: Uint8Array, charset: string) => string): LatinReading | null {
  const sample = withoutMarkup(bytes);
  let high = 0;
  let letters = 0;
  for (const byte of sample) {
    if (byte >= 0x80) high += 1;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters += 1;
  }
  if (high === 0 || high > (high + letters) * MOST_HIGH) return null;
  const readings: Reading[] = [];
  for (const charset of CHARSETS) {
    const text = withCommas(decode(sample, charset).normalize('NFC'));
    if (!readings.some((reading) => reading.text === text)) readings.push(judge(charset, text, high));
  }
  const [best, ...others] = readings.sort((a, b) => b.worth - a.worth);
  // Those two differ in eight signs, and are told apart by these.
  const second = others.find(({ charset }) => !(best?.charset === 'windows-1252' && charset === 'iso-8859-15'));
  if (best === undefined || best.worth < LEAST_WORTH) return null;
  return {
    charset: best.charset,
    isSure:
      best.words >= LEAST_WORDS && best.oddities <= FEW_ODD && (second === undefined || best.worth - second.worth > CLEARLY),
  };
}

/** Romanian is written with cedillas or with commas, as the charset has them: it is the same text. */
const withCommas = (text: string): string => text.replace(/[şţŞŢ]/g, (letter) => 'șțȘȚ'.charAt('şţŞŢ'.indexOf(letter)));

/** The likeliest first: of readings that give the same text the first is taken. */
const CHARSETS = [
  'windows-1252',
  'iso-8859-15',
  'windows-1250',
  'iso-8859-2',
  'windows-1254',
  'windows-1257',
  'iso-8859-13',
  'iso-8859-16',
  'iso-8859-4',
  'iso-8859-10',
  'iso-8859-3',
  'macintosh',
  'x-mac-ce',
  'ibm852',
  'ibm850',
  'windows-1258',
  'viscii',
] as const;

/** Above this share of letters the text is hardly in Latin ones. */
const MOST_HIGH = 0.4;
const LEAST_WORTH = 0.3;
const LEAST_WORDS = 3;
const FEW_ODD = 0.05;
const CLEARLY = 0.04;
const SAMPLE_BYTES = 64 * 1024;

interface Reading {
  readonly charset: string;
  readonly text: string;
  readonly worth: number;
  readonly words: number;
  /** The share of the bytes above ASCII that no writer of the language writes so. */
  readonly oddities: number;
}

function judge(charset: string, text: string, high: number): Reading {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  let best: Reading = { charset, text, worth: Number.NEGATIVE_INFINITY, words: 0, oddities: 1 };
  const misplaced = text.match(MISPLACED)?.length ?? 0;
  const foreign = new Map<string, number>();
  for (const letter of text.toLowerCase().match(/[^\p{ASCII}]/gu) ?? []) foreign.set(letter, (foreign.get(letter) ?? 0) + 1);
  for (const language of LATIN_LANGUAGES) {
    const oddities = Math.min(1, (misplaced + foreignTo(language, foreign)) / high);
    const known = words.reduce((sum, word) => sum + (language.words.has(word) ? 1 : 0), 0);
    const worth = Math.min(1, (COMMON * known) / Math.max(1, words.length)) - oddities;
    if (worth > best.worth) best = { charset, text, worth, words: known, oddities };
  }
  return best;
}

/** One word in so many is among the commonest of its language. */
const COMMON = 5;

/** Capitals and signs within words, signs that stick to words, and what is no character. */
const MISPLACED =
  /(?<=\p{Ll})\p{Lu}|(?<=\p{L})[^\p{ASCII}\p{L}\p{M}\u00ad\u2019\u2018·](?=\p{L})|[¶±¦¹²³¼½¾¨¯´¸](?=\p{L})|(?<=\p{L})[¶±¦¼½¾¨¯´¸]|(?<=\p{L})[ºª](?=\p{L})|[\ufffd\u0080-\u009f]/gu;

function foreignTo({ letters }: LatinLanguage, found: ReadonlyMap<string, number>): number {
  let foreign = 0;
  for (const [letter, count] of found) {
    if (letters.has(letter) || USUAL_SIGNS.has(letter)) continue;
    // Names of other countries are in every text; signs that nobody writes are in none.
    foreign += /\p{L}/u.test(letter) ? count : count / 2;
  }
  return foreign;
}

const USUAL_SIGNS = new Set('«»“”„‘’‚‹›–—…·•°§€£©®™×½¼¾¿¡ºª²³†‰µ\u00a0\u00ad±÷¦');

/** The text of a page without its tags, scripts and styles, and not all of a long one. */
function withoutMarkup(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4 * SAMPLE_BYTES)).toString('latin1');
  const bare = text.includes('<') ? text.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>|<[a-z/!?][^>]*>/gi, ' ') : text;
  return Buffer.from(bare.slice(0, SAMPLE_BYTES), 'latin1');
}
