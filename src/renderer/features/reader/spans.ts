import type { Span } from '../../../shared/contract/shapes/block.ts';

/** A stretch of text under the same formatting; a link or the mark of a footnote is kept whole as one stretch with parts inside. */
export interface Stretch {
  readonly text: string;
  readonly kinds: readonly Exclude<Span['kind'], 'link' | 'note'>[];
}

export interface LinkStretch {
  readonly href: string;
  readonly parts: readonly Stretch[];
}

export interface NoteStretch {
  readonly note: string;
  readonly parts: readonly Stretch[];
}

/** Cuts a text at the edges of its spans: plain and formatted stretches, and links and marks of footnotes with their stretches inside. The texts joined are the text again. */
export function cutAtSpans(text: string, spans: readonly Span[]): (Stretch | LinkStretch | NoteStretch)[] {
  const valid = spans.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const leads = valid.filter(({ kind }) => kind === 'link' || kind === 'note').sort((a, b) => a.start - b.start);
  const formats = valid.filter(({ kind }) => kind !== 'link' && kind !== 'note');
  const out: (Stretch | LinkStretch | NoteStretch)[] = [];
  let at = 0;
  for (const { start, end, kind, href, note } of leads) {
    const target = kind === 'note' ? note : href;
    if (start < at || target === undefined) continue;
    out.push(...stretches(text, at, start, formats));
    const parts = stretches(text, start, end, formats);
    out.push(kind === 'note' ? { note: target, parts } : { href: target, parts });
    at = end;
  }
  out.push(...stretches(text, at, text.length, formats));
  return out;
}

function stretches(text: string, from: number, to: number, formats: readonly Span[]): Stretch[] {
  if (from >= to) return [];
  const edges = [...new Set([from, to, ...formats.flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge >= from && edge <= to)
    .sort((a, b) => a - b);
  return edges.slice(1).map((end, nth) => {
    const start = edges[nth] ?? from;
    const kinds = formats
      .filter((format) => format.start <= start && format.end >= end)
      .flatMap(({ kind }) => (kind === 'link' || kind === 'note' ? [] : [kind]));
    return { text: text.slice(start, end), kinds: [...new Set(kinds)] };
  });
}
