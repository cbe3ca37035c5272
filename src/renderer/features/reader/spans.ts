import type { Span } from '../../../shared/contract/shapes/block.ts';

/** A stretch of text under the same formatting; a link is kept whole as one stretch with parts inside. */
export interface Stretch {
  readonly text: string;
  readonly kinds: readonly Exclude<Span['kind'], 'link'>[];
}

export interface LinkStretch {
  readonly href: string;
  readonly parts: readonly Stretch[];
}

/** Cuts a text at the edges of its spans: plain and formatted stretches, and links with their stretches inside. The texts joined are the text again. */
export function cutAtSpans(text: string, spans: readonly Span[]): (Stretch | LinkStretch)[] {
  const valid = spans.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const links = valid.filter(({ kind, href }) => kind === 'link' && href !== undefined).sort((a, b) => a.start - b.start);
  const formats = valid.filter(({ kind }) => kind !== 'link');
  const out: (Stretch | LinkStretch)[] = [];
  let at = 0;
  for (const { start, end, href } of links) {
    if (start < at || href === undefined) continue;
    out.push(...stretches(text, at, start, formats));
    out.push({ href, parts: stretches(text, start, end, formats) });
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
      .flatMap(({ kind }) => (kind === 'link' ? [] : [kind]));
    return { text: text.slice(start, end), kinds: [...new Set(kinds)] };
  });
}
