import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeRendition } from './rendition.ts';
import { problemsIn } from './testing/problems-in.ts';

const CORPUS = resolve(import.meta.dirname, '../../../../../shared/corpus');
const TREES = join(CORPUS, 'hostile/html5lib-tree-construction');
const XSS = join(CORPUS, 'hostile/xss/dompurify_expect.jsonl');
const PAGES = join(CORPUS, 'extraction');
const ENCODINGS = join(CORPUS, 'hostile/encoding/html5lib/tests1.dat');

/** `npm run proof -- renditions` reads every page. */
const WHOLE = process.env.PRESSMARK_PROOF === 'whole';

function expectInert(html: string): void {
  const page = { baseUrl: 'https://page.example/a/b', resources: [] };
  const { html: output } = makeRendition({ ...page, html });
  expect(problemsIn(output), html.slice(0, 300)).toEqual([]);
  expect(makeRendition({ ...page, html: output }).html, html.slice(0, 300)).toBe(output);
}

describe.skipIf(!existsSync(TREES))('the tree construction tests of html5lib (in ../shared, skipped without it)', () => {
  it.each(existsSync(TREES) ? readdirSync(TREES) : [])('%s comes out inert', (name) => {
    const cases = readFileSync(join(TREES, name), 'utf8')
      .split(/^#data\n/m)
      .slice(1);
    expect(cases.length).toBeGreaterThan(0);
    for (const each of cases) expectInert(each.split('\n#errors', 1).join(''));
  });
});

describe.skipIf(!existsSync(XSS))('known payloads (in ../shared, skipped without it)', () => {
  it('come out inert', () => {
    for (const line of readFileSync(XSS, 'utf8').split('\n').filter(Boolean)) {
      // Safe: each line of this set is an object with a `payload` string.
      const { payload } = JSON.parse(line) as { payload: string };
      expectInert(payload);
    }
  });
});

describe.skipIf(!existsSync(ENCODINGS))('pages about charsets (in ../shared, skipped without it)', () => {
  it('come out inert and as UTF-8', () => {
    for (const each of readFileSync(ENCODINGS, 'latin1')
      .split(/^#data\n/m)
      .slice(1))
      expectInert(each.split('\n#encoding', 1).join(''));
  });
});

describe.skipIf(!existsSync(PAGES))('real pages (in ../shared, skipped without it)', () => {
  it('come out inert: the first four of each set, or all in the proof', () => {
    let seen = 0;
    for (const set of existsSync(PAGES) ? readdirSync(PAGES) : []) {
      const folder = join(PAGES, set);
      if (!statSync(folder).isDirectory()) continue;
      for (const file of pagesIn(folder).slice(0, WHOLE ? Number.POSITIVE_INFINITY : 4)) {
        const bytes = readFileSync(file);
        expectInert((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThanOrEqual(30);
  }, 1_200_000);
});

function pagesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => /\.html(\.gz)?$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}
