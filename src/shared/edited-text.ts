import type { Span } from './contract/shapes/block.ts';

/** A stretch of a text, UTF-16 offsets, and what takes its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with formatting over it. */
export interface Formatted {
  readonly text: string;
  readonly spans?: readonly Span[] | undefined;
}

/** The text with its edits made, which come in order and apart; formatting stays over the words it was over. */
export function editedText<T extends Formatted>(formatted: T, edits: readonly Edit[]): T {
  if (edits.length === 0) return formatted;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of edits) {
    parts.push(formatted.text.slice(at, start), text);
    at = end;
  }
  parts.push(formatted.text.slice(at));
  const spans = formatted.spans
    ?.map((span) => ({ ...span, start: movedTo(span.start, edits), end: movedTo(span.end, edits) }))
    .filter((span) => span.end > span.start);
  return { ...formatted, text: parts.join(''), ...(spans === undefined ? {} : { spans }) };
}

/** Where an offset is after the edits; within one that was made, as far into what took its place as there is. */
function movedTo(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const { start, end, text } of edits) {
    if (offset <= start) break;
    if (offset < end) return start + shift + Math.min(offset - start, text.length);
    shift += text.length - (end - start);
  }
  return offset + shift;
}
