import type { Span } from './contract/shapes/block.ts';
import { escapeLines, escapeMarkdown, escapePlain, longestTicks, markdownLink, mayFollow, noteName } from './markdown-text.ts';

/** A text with its formatting as Markdown. Where Markdown cannot say it (emphasis that does not hug a word, superscript), the words stay and the formatting goes. */
export function markdownSpans(text: string, spans: readonly Span[] = []): string {
  const inside = codeFirst(spans.filter(({ start, end }) => start >= 0 && end <= text.length && start < end));
  if (inside.length === 0) return escapeMarkdown(text);
  const markdown = joined(piecesOf(text, inside))
    .map(written)
    // An exclamation mark before a link would make it an image, and images are fetched.
    .reduce(
      (before, piece) => (before.endsWith('!') && piece.startsWith('[') ? `${before.slice(0, -1)}\\!${piece}` : before + piece),
      '',
    );
  return escapeLines(markdown);
}

/** A stretch of text under one formatting. */
interface Piece {
  readonly text: string;
  readonly isCode: boolean;
  /** `**`, `*`, both or none. */
  readonly emphasis: string;
  readonly href: string;
  /** The footnote it marks; empty for none. */
  readonly note: string;
}

/** Cuts the text where formatting begins or ends, so that overlapping spans stay well formed. */
function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  cuts.slice(1).forEach((end, i) => {
    const start = cuts[i] ?? 0;
    const over = spans.filter((span) => span.start <= start && span.end >= end);
    const has = (kind: Span['kind']): boolean => over.some((span) => span.kind === kind);
    const stands = emphasisStands(text.slice(start, end), text[start - 1] ?? ' ', text[end] ?? ' ');
    const emphasis = stands ? `${has('strong') ? '**' : ''}${has('em') ? '*' : ''}` : '';
    const before = pieces.at(-1);
    // Two different runs of asterisks that touch would be read as one.
    const touches =
      before !== undefined && before.emphasis !== '' && !/\s$/.test(before.text) && !/^\s/.test(text.slice(start, end));
    pieces.push({
      text: text.slice(start, end),
      isCode: has('code'),
      emphasis: touches && before.emphasis !== emphasis ? '' : emphasis,
      href: over.find((span) => span.kind === 'link' && mayFollow(span.href ?? ''))?.href ?? '',
      note: noteName(over.find((span) => span.kind === 'note')?.note ?? ''),
    });
  });
  return pieces;
}

/** Neighbours under the same formatting are one: marks and addresses are seen whole. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    const same =
      last !== undefined &&
      last.isCode === piece.isCode &&
      last.emphasis === piece.emphasis &&
      last.href === piece.href &&
      last.note === piece.note;
    if (same) all[all.length - 1] = { ...last, text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
}

function written({ text, isCode, emphasis, href, note }: Piece): string {
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  if (core === '') return breaks(text);
  // The marker's own words give way: Markdown numbers footnotes itself.
  if (note !== '') return `${breaks(before)}[^${note}]${breaks(after)}`;
  if (isCode) return `${breaks(before)}${codeSpan(core)}${breaks(after)}`;
  const plain = href === '' && emphasis === '' ? escapeMarkdown(core) : escapeLines(escapePlain(core));
  return `${breaks(before)}${markdownLink(`${emphasis}${plain}${emphasis}`, href)}${breaks(after)}`;
}

/** Code takes no other formatting, and stretches of it that touch are one: nothing may stand between its backticks but text. */
function codeFirst(spans: readonly Span[]): Span[] {
  const code: Span[] = [];
  for (const span of spans.filter(({ kind }) => kind === 'code').sort((a, b) => a.start - b.start)) {
    const last = code.at(-1);
    if (last !== undefined && span.start <= last.end) code[code.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else code.push(span);
  }
  const rest = spans.filter(({ kind }) => kind !== 'code');
  return [...code, ...rest.flatMap((span) => code.reduce((left, cut) => left.flatMap((one) => outside(one, cut)), [span]))];
}

const outside = (span: Span, cut: Span): Span[] =>
  [
    { ...span, end: Math.min(span.end, cut.start) },
    { ...span, start: Math.max(span.start, cut.end) },
  ].filter(({ start, end }) => start < end);

/** CommonMark reads asterisks as emphasis only where they hug a word (left- and right-flanking); elsewhere they would stay visible. */
function emphasisStands(text: string, before: string, after: string): boolean {
  const core = text.trim();
  const isOpen = (char: string): boolean => /[\s\p{P}\p{S}]/u.test(char);
  const hugsStart = !isOpen(core[0] ?? ' ') || isOpen(/^\s/.test(text) ? ' ' : before);
  return hugsStart && (!isOpen(core.at(-1) ?? ' ') || isOpen(/\s$/.test(text) ? ' ' : after));
}

const breaks = (space: string): string => (/[\n\r\u2028\u2029\v\f]/.test(space) ? '\n' : space);

function codeSpan(text: string): string {
  const ticks = '`'.repeat(longestTicks(text) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return ticks + pad + text.replace(/\s*[\r\n]+\s*/g, ' ') + pad + ticks;
}
