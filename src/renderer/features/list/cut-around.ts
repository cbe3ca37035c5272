type Range = readonly [number, number];

const LEAD = 24;

/** A snippet begun a little before its first hit, at a word, so that one line always shows the hit. */
export function cutAround(text: string, hits: readonly Range[]): { readonly text: string; readonly hits: readonly Range[] } {
  const [first] = hits;
  if (!first || first[0] <= LEAD + 12) return { text, hits };
  const rough = first[0] - LEAD;
  const space = text.indexOf(' ', rough);
  const from = space >= 0 && space < first[0] ? space + 1 : rough;
  const lead = '… ';
  const shift = lead.length - from;
  return { text: lead + text.slice(from), hits: hits.map(([start, end]) => [start + shift, end + shift] as const) };
}
