/** One candidate of a `srcset`: an address and its descriptor, `1x` when none is given. */
export interface SrcsetCandidate {
  readonly url: string;
  readonly width: number | null;
  readonly density: number | null;
}

/** The candidates of a `srcset` in order, split as HTML does it: commas inside an address belong to the address. */
export function parseSrcset(srcset: string): SrcsetCandidate[] {
  const found: SrcsetCandidate[] = [];
  let at = 0;
  while (at < srcset.length) {
    at = skip(srcset, at, /[\s,]/);
    const start = at;
    at = skip(srcset, at, /\S/);
    const token = srcset.slice(start, at);
    if (token === '') break;
    const url = token.replace(/,+$/, '');
    if (url.length < token.length) {
      found.push({ url, width: null, density: 1 });
      continue;
    }
    const from = at;
    let depth = 0;
    while (at < srcset.length && (srcset[at] !== ',' || depth > 0)) {
      if (srcset[at] === '(') depth += 1;
      if (srcset[at] === ')') depth -= 1;
      at += 1;
    }
    found.push({ url, ...descriptor(srcset.slice(from, at)) });
  }
  return found;
}

/** The candidate with the most pixels, null when there is none. */
export function largestCandidate(srcset: string): string | null {
  let best: SrcsetCandidate | null = null;
  for (const candidate of parseSrcset(srcset)) if (best === null || size(candidate) > size(best)) best = candidate;
  return best?.url ?? null;
}

function skip(text: string, from: number, kind: RegExp): number {
  let at = from;
  while (at < text.length && kind.test(text[at] ?? '')) at += 1;
  return at;
}

function descriptor(text: string): { width: number | null; density: number | null } {
  let width: number | null = null;
  let density: number | null = null;
  for (const part of text.trim().split(/\s+/)) {
    const value = Number.parseFloat(part);
    if (Number.isFinite(value) && value > 0) {
      if (part.endsWith('w')) width = value;
      if (part.endsWith('x')) density = value;
    }
  }
  return width === null && density === null ? { width, density: 1 } : { width, density };
}

function size(candidate: SrcsetCandidate): number {
  // A width always beats a bare density: pages that mix them mean the density one as a fallback.
  return candidate.width ?? candidate.density ?? 0;
}
