import { KIND, kindOf } from './characters.ts';

/**
 * Receives one token: its spelling, where it stands in the text (UTF-16), and whether it is an `extra`: one more name for what begins at the token
 * before it (`ceasefire` for `cease-fire`), which takes no place of its own in a phrase.
 */
export type Visit = (spelling: string, start: number, end: number, extra: boolean) => void;

/** Receives a token that is a stretch of the text and nothing else: most are, and who knows them by their characters needs no string of each. */
export type VisitPlain = (start: number, end: number) => void;

/**
 * Cuts text into tokens, the same for every language: words of spaced scripts, overlapping pairs of characters for the others, emoji. `visitPlain`, where it
 * is given, receives the plain words.
 */
export function segment(
  text: string,
  visit: Visit,
  visitPlain: VisitPlain = (start, end) => visit(text.slice(start, end), start, end, false),
): void {
  let at = 0;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    switch (kindOf(code)) {
      case KIND.letter:
      case KIND.digit:
        at = word(text, at, visit, visitPlain);
        break;
      case KIND.gram:
        at = grams(text, at, visit);
        break;
      case KIND.emoji:
        at = emoji(text, at, visit);
        break;
      default:
        at += code > 0xffff ? 2 : 1;
    }
  }
}

/** What joins letters and digits into one word when it stands between them. */
const APOSTROPHE = "'\u2018\u2019\u201b\uff07";
const HYPHEN = '-\u2010\u2011\ufe63\uff0d';
const INSIDE_NUMBERS = ',:\u066b\u066c';
const JOINERS = `${APOSTROPHE}${HYPHEN}${INSIDE_NUMBERS}.`;
/** Articles and pronouns that French and Italian glue on with an apostrophe. */
const ELISION =
  /^(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu|dell|all|nell|sull|dall|coll|un|gl|quell|quest|bell|sant)['\u2018\u2019\u201b\uff07](?=[aeiouyh\u00e0-\u00ff\u0153])/iu;
const NUMBER = /^[\p{Nd}.,:\u066b\u066c]+$/u;
const ACRONYM = /^\p{L}\p{M}*(?:\.\p{L}\p{M}*)+$/u;

/** A piece of a word: where it stands, and the further names of what begins there. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly extras: { readonly spelling: string; readonly start: number; readonly end: number }[];
}

function word(text: string, start: number, visit: Visit, visitPlain: VisitPlain): number {
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  const sign = before === 0x40 || before === 0x23; // @ and #
  if (!sign) {
    const plainEnd = plainWordEnd(text, start);
    if (plainEnd >= 0) {
      visitPlain(start, plainEnd);
      return plainEnd;
    }
  }
  const { end, hyphens } = wordEnd(text, start);
  const pieces: Piece[] = [];
  let from = start;
  for (const hyphen of hyphens) {
    piecesOf(text, from, hyphen, pieces);
    from = hyphen + 1;
  }
  piecesOf(text, from, end, pieces);
  if (hyphens.length > 0) {
    const joined = text.slice(start, end).replace(/[-\u2010\u2011\ufe63\uff0d]/g, '');
    pieces[0]?.extras.push({ spelling: joined, start, end });
  }
  if (sign) pieces[0]?.extras.push({ spelling: text.slice(start - 1, end), start: start - 1, end });
  for (const piece of pieces) {
    visit(text.slice(piece.start, piece.end), piece.start, piece.end, false);
    for (const extra of piece.extras) visit(extra.spelling, extra.start, extra.end, true);
  }
  return end;
}

/** Where a word ends that has nothing but letters, digits and what belongs to them; -1 when something may join it to more. */
function plainWordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xe000) return -1;
    const kind = kindOf(code);
    if (kind !== KIND.letter && kind !== KIND.digit && kind !== KIND.mark && kind !== KIND.invisible)
      return code !== 0x20 && JOINERS.includes(text[at] ?? '') && isWordAt(text, at + 1) ? -1 : at;
    at++;
  }
  return at;
}

function isWordAt(text: string, at: number): boolean {
  const kind = at < text.length ? kindOf(text.codePointAt(at) ?? 0) : KIND.other;
  return kind === KIND.letter || kind === KIND.digit;
}

function wordEnd(text: string, start: number): { end: number; hyphens: number[] } {
  const hyphens: number[] = [];
  let last: number = KIND.letter;
  let at = start;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    const kind = kindOf(code);
    if (kind === KIND.letter || kind === KIND.digit) last = kind;
    else if (kind !== KIND.mark && kind !== KIND.invisible) {
      const char = text[at] ?? '';
      if (!isWordAt(text, at + 1)) break;
      const next = kindOf(text.codePointAt(at + 1) ?? 0);
      if (HYPHEN.includes(char)) hyphens.push(at);
      else if (APOSTROPHE.includes(char)) {
        if (last !== KIND.letter || next !== KIND.letter) break;
      } else if (INSIDE_NUMBERS.includes(char)) {
        if (last !== KIND.digit || next !== KIND.digit) break;
      } else if (char !== '.') break;
    }
    at += code > 0xffff ? 2 : 1;
  }
  return { end: at, hyphens };
}

function piecesOf(text: string, start: number, end: number, into: Piece[]): void {
  const whole = text.slice(start, end);
  const first = into.length;
  if (!whole.includes('.') || NUMBER.test(whole) || ACRONYM.test(whole)) {
    elided(whole, start, end, into);
    return;
  }
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text[at] !== '.') continue;
    if (at > from) elided(text.slice(from, at), from, at, into);
    from = at + 1;
  }
  into[first]?.extras.push({ spelling: whole, start, end });
}

function elided(whole: string, start: number, end: number, into: Piece[]): void {
  const elision = ELISION.exec(whole);
  if (!elision) {
    into.push({ start, end, extras: [] });
    return;
  }
  const length = elision[0].length;
  into.push({ start, end: start + length - 1, extras: [{ spelling: whole, start, end }] });
  into.push({ start: start + length, end, extras: [] });
}

/** Every two neighbours of a run, then its last character: so that any part of the run is found, and nothing that is not a part of it. */
function grams(text: string, start: number, visit: Visit): number {
  let previous = start;
  let at = start;
  let count = 0;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    if (kindOf(code) !== KIND.gram) break;
    const next = clusterEnd(text, at, code);
    if (count > 0) visit(text.slice(previous, next), previous, next, false);
    previous = at;
    at = next;
    count++;
  }
  visit(text.slice(previous, at), previous, at, false);
  return at;
}

function clusterEnd(text: string, start: number, code: number): number {
  let at = start + (code > 0xffff ? 2 : 1);
  while (at < text.length) {
    const kind = kindOf(text.codePointAt(at) ?? 0);
    if (kind !== KIND.gramMark && kind !== KIND.mark && kind !== KIND.invisible) break;
    at++;
  }
  return at;
}

function emoji(text: string, start: number, visit: Visit): number {
  let at = start;
  let joined = true;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    const kind = kindOf(code);
    const modifier = code >= 0x1f3fb && code <= 0x1f3ff;
    if (kind === KIND.emoji && (joined || modifier)) joined = false;
    else if (code === 0x200d) joined = true;
    else if (kind !== KIND.mark && kind !== KIND.invisible) break;
    at += code > 0xffff ? 2 : 1;
  }
  visit(text.slice(start, at), start, at, false);
  return at;
}
