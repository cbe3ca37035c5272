/** A stretch of a text, UTF-16, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The sentences of a text that hold at least one of the hits, each once, in order; a hit across a boundary joins its sentences. Line breaks end sentences. */
export function sentencesOf(text: string, lang: string | null, hits: readonly Range[]): Range[] {
  const sentences: Range[] = [];
  for (const { index, segment } of segmenter(lang, 'sentence').segment(text)) {
    let from = index;
    for (const line of segment.split('\n')) {
      if (line.trim() !== '') sentences.push({ start: from, end: from + line.length });
      from += line.length + 1;
    }
  }
  const found: Range[] = [];
  for (const hit of hits) {
    const last = found.at(-1);
    if (last && hit.start >= last.start && hit.end <= last.end) continue;
    const touched = sentences.filter(({ start, end }) => start < Math.max(hit.end, hit.start + 1) && end > hit.start);
    const first = touched[0] ?? (hit.end === 0 ? sentences[0] : undefined);
    if (!first) continue;
    const start = first.start;
    const end = touched.at(-1)?.end ?? first.end;
    if (last && start < last.end) found[found.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else found.push({ start, end });
  }
  return found;
}

/** A range of a text as a snippet: trimmed, and cut around its first hits when it is long. Only the ellipses are not the text's own. */
export function shortened(
  text: string,
  range: Range,
  hits: readonly (readonly [number, number])[],
): { text: string; hits: [number, number][] } {
  const whole = trimmed(text, range);
  const kept = whole.end - whole.start <= LONGEST ? whole : cut(text, whole, hits[0] ?? null);
  const before = kept.start > whole.start ? ELLIPSIS : '';
  const after = kept.end < whole.end ? ELLIPSIS : '';
  const shift = before.length - kept.start;
  return {
    text: before + text.slice(kept.start, kept.end) + after,
    hits: hits
      .filter(([start, end]) => start >= kept.start && end <= kept.end)
      .map(([start, end]) => [start + shift, end + shift]),
  };
}

const LONGEST = 160;
const ELLIPSIS = '…';
/** Of a cut sentence so much may stand before the first hit. */
const LEAD = 50;

function trimmed(text: string, { start, end }: Range): Range {
  const piece = text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  return { start: start + lead, end: Math.max(start + lead, start + piece.trimEnd().length) };
}

function cut(text: string, whole: Range, hit: readonly [number, number] | null): Range {
  const room = LONGEST - 2 * ELLIPSIS.length;
  const wanted = hit ? hit[0] - LEAD : whole.start;
  const earliest = Math.min(Math.max(whole.start, wanted), whole.end - room);
  let start = earliest <= whole.start ? whole.start : wordStart(text, earliest, hit?.[0] ?? whole.end);
  const latest = Math.min(whole.end, start + room);
  const end = latest >= whole.end ? whole.end : wordEnd(text, latest, hit ? Math.min(hit[1], latest) : start + 1);
  if (hit && hit[0] < start) start = hit[0];
  return trimmed(text, { start, end: Math.max(end, start) });
}

/** The first beginning of a word from `at` on, not beyond `limit`; text without spaces is cut between characters. */
function wordStart(text: string, at: number, limit: number): number {
  for (let i = at; i < limit; i++) if (/\s/u.test(text[i - 1] ?? '')) return i;
  return characterStart(text, Math.min(at, limit));
}

/** The last end of a word up to `at`, not before `limit`. */
function wordEnd(text: string, at: number, limit: number): number {
  for (let i = at; i > limit; i--) if (/\s/u.test(text[i] ?? '')) return i;
  return characterStart(text, at);
}

/** Where the character (grapheme) at a place begins. */
function characterStart(text: string, at: number): number {
  const from = Math.max(0, at - 64);
  return (
    from +
    (segmenter(null, 'grapheme')
      .segment(text.slice(from))
      .containing(at - from)?.index ?? at - from)
  );
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(lang: string | null, granularity: 'sentence' | 'grapheme'): Intl.Segmenter {
  const locale = lang !== null && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(lang) ? lang : 'en';
  const key = `${granularity} ${locale}`;
  let made = segmenters.get(key);
  if (!made) {
    made = new Intl.Segmenter(locale, { granularity });
    segmenters.set(key, made);
  }
  return made;
}
