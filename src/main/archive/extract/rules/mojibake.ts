import { TextDecoder as StandardDecoder } from '@exodus/bytes/encoding.js';
import type { Edit } from '../../../../shared/edited-text.ts';
import type { EditsOf, Repair } from './repair.ts';

/** UTF-8 that was once read as another character set, such as `Ã©` for `é` or `вЂ”` for `—`: read back. A text is judged as a whole, so that two letters that only look like it stay. */
export const mojibake: Repair = { id: 'mojibake', of };

function of(whole: string): EditsOf | null {
  const passes: Mistaken[] = [];
  let text = whole;
  // What was misread twice is read back twice.
  while (passes.length < MAX_PASSES) {
    const likeliest = mistakeIn(text);
    if (likeliest === null) break;
    passes.push(likeliest);
    text = mended(text, likeliest);
  }
  return passes.length === 0 ? null : (part) => editsOf(part, passes);
}

const MAX_PASSES = 3;

/** A character set that UTF-8 may have been read as. */
interface Mistaken {
  readonly bytes: ReadonlyMap<string, number>;
  /** What rows were read as. */
  readonly read: Map<string, string | null>;
  /** Rows of its characters that could be one of UTF-8. */
  readonly rows: RegExp;
  /** So many are too many for chance, and so much of all that is not ASCII. */
  readonly least: number;
  readonly share: number;
}

function mistaken(charset: string, least: number, share: number): Mistaken {
  const decoder = new StandardDecoder(charset);
  const bytes = new Map<string, number>();
  for (let byte = 0x80; byte <= 0xff; byte++) {
    bytes.set(decoder.decode(Uint8Array.of(byte)), byte);
    // Tools that leave what they do not know.
    if (byte < 0xa0 && !bytes.has(String.fromCharCode(byte))) bytes.set(String.fromCharCode(byte), byte);
  }
  const among = (from: number, to: number): string =>
    `[${[...bytes].flatMap(([character, byte]) => (byte >= from && byte <= to ? [`\\u{${character.codePointAt(0)?.toString(16)}}`] : [])).join('')}]`;
  const next = among(0x80, 0xbf);
  // The blank that does not break was lost to a plain one: `Ã ` for `à`.
  const cutOff = bytes.get('Ã') === 0xc3 ? '|[ÂÃ](?= )' : '';
  const rows = new RegExp(
    `${among(0xc2, 0xdf)}${next}|${among(0xe0, 0xef)}${next}{2}|${among(0xf0, 0xf4)}${next}{3}${cutOff}`,
    'gu',
  );
  return { bytes, read: new Map(), rows, least, share };
}

/** The likeliest first. In Cyrillic, and in the quotation marks of others, such rows come by chance. */
const MISTAKEN: readonly Mistaken[] = [
  mistaken('windows-1252', 3, 0),
  mistaken('windows-1251', 4, 0.5),
  mistaken('windows-1254', 3, 0.2),
  mistaken('windows-1250', 4, 0.5),
  mistaken('macintosh', 6, 0.8),
  mistaken('koi8-r', 6, 0.8),
  mistaken('ibm866', 6, 0.8),
];

function mistakeIn(text: string): Mistaken | null {
  // Of a page nearly all is ASCII: looked through once, not once for each character set.
  const strange = text.match(NOT_ASCII_ROWS)?.join('\n') ?? '';
  const others = strange.match(NOT_ASCII)?.length ?? 0;
  if (others === 0) return null;
  let best: Mistaken | null = null;
  let most = 0;
  for (const each of MISTAKEN) {
    if ((strange.match(each.rows)?.length ?? 0) < each.least) continue;
    let rows = 0;
    let covered = 0;
    for (const [line] of text.matchAll(LINES)) {
      const found = isBroken(line, each) ? (line.match(each.rows) ?? []).filter((row) => row.length > 1) : [];
      rows += found.length;
      covered += found.reduce((sum, row) => sum + row.length, 0);
    }
    if (rows < each.least || covered < others * each.share || covered <= most) continue;
    best = each;
    most = covered;
  }
  return best;
}

/** Whether nearly all of a line that is not ASCII reads as UTF-8. */
function isBroken(line: string, mistake: Mistaken): boolean {
  const others = line.match(NOT_ASCII)?.length ?? 0;
  if (others === 0) return false;
  let covered = 0;
  for (const row of line.match(mistake.rows) ?? []) if (decoded(row, mistake) !== null) covered += row.length;
  return covered >= others * NEARLY_ALL;
}

const NEARLY_ALL = 0.75;
const NOT_ASCII = /[^\0-\x7f]/g;
const NOT_ASCII_ROWS = /[^\0-\x7f]+/g;
/** Texts of a page are told apart by its tags. */
const LINES = /[^\n\r<>]+/g;

const mended = (text: string, mistake: Mistaken): string =>
  text.replace(LINES, (line) =>
    isBroken(line, mistake) ? line.replace(mistake.rows, (row) => decoded(row, mistake) ?? row) : line,
  );

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A text is made of few letters: each row is read once. */
function decoded(row: string, mistake: Mistaken): string | null {
  const known = mistake.read.get(row);
  if (known !== undefined) return known;
  const character = decodedOnce(row, mistake.bytes);
  mistake.read.set(row, character);
  return character;
}

function decodedOnce(row: string, bytes: ReadonlyMap<string, number>): string | null {
  try {
    const characters = row.length === 1 ? [row, '\u00a0'] : [...row];
    const character = strict.decode(Uint8Array.from(characters.map((each) => bytes.get(each) ?? 0)));
    return /[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Cf}]/u.test(character) ? character : null;
  } catch {
    // No UTF-8 after all: it stays as it is.
    return null;
  }
}

/** What is ASCII stays where it is, so the rows between are the same ones before and after. */
function editsOf(text: string, passes: readonly Mistaken[]): Edit[] {
  const was = text.split(ROWS);
  const now = passes.reduce(mended, text).split(ROWS);
  const edits: Edit[] = [];
  let at = 0;
  was.forEach((part, index) => {
    const instead = now[index] ?? part;
    if (instead !== part) edits.push({ start: at, end: at + part.length, text: instead });
    at += part.length;
  });
  return edits;
}

const ROWS = /([^\0-\x7f]+)/;
