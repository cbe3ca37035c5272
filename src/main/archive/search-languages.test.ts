import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Archive, openArchive } from './archive.ts';
import { DESIGN_CASES, FRESH_CASES, LANGUAGE_CASES, type LanguageCase } from './testing/language-cases.ts';
import { UNSEEN_CASES } from './testing/language-cases-unseen.ts';
import { LANGUAGE_MISSES } from './testing/language-misses.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'local' as const };

test('what must find a text finds it and what must not does not, in every language, but for the misses that are told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-languages-'));
  const archive = await openArchive(join(folder, 'archive'), testPorts(), { create: true });
  try {
    const ids = await saved(archive, [...DESIGN_CASES, ...LANGUAGE_CASES, ...FRESH_CASES, ...UNSEEN_CASES]);
    const wrong: string[] = [];
    let asked = 0;
    for (const [id, { lang, text, found, missed }] of ids) {
      for (const query of found)
        if (!(await finds(archive, query, id))) wrong.push(`${lang}: “${text}” is not found by ${query}`);
      for (const query of missed) if (await finds(archive, query, id)) wrong.push(`${lang}: “${text}” is found by ${query}`);
      asked += found.length + missed.length;
    }
    expect(wrong.sort()).toEqual(Object.keys(LANGUAGE_MISSES).sort());
    expect(asked).toBeGreaterThan(550);
    expect(wrong.length / asked).toBeLessThanOrEqual(0.05);
  } finally {
    await archive.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);

test('the languages of the table are those that are told, each with enough cases', () => {
  const counts = new Map<string, number>();
  for (const { lang, found, missed } of LANGUAGE_CASES) counts.set(lang, (counts.get(lang) ?? 0) + found.length + missed.length);
  expect([...counts.keys()].sort()).toEqual('ar de es fa fr he hi ja ko ru th tr uk zh'.split(' '));
  for (const count of counts.values()) expect(count).toBeGreaterThanOrEqual(20);
});

test('every miss is told in the documentation with its reason', () => {
  const told = readFileSync(new URL('../../../docs/search-languages.md', import.meta.url), 'utf8');
  for (const [miss, reason] of Object.entries(LANGUAGE_MISSES)) {
    expect(told).toContain(miss);
    expect(told).toContain(reason);
  }
});

async function saved(archive: Archive, cases: readonly LanguageCase[]): Promise<Map<string, LanguageCase>> {
  const sources = cases.map(({ lang, text }, i) => ({ kind: 'ready' as const, id: `${i}`, title: `case-${lang}`, text, lang }));
  const options = { tags: [], engine: 'auto' as const, images: true, allowPrivate: false };
  const ids = new Map<string, LanguageCase>();
  for await (const event of archive.service.captures.save({ sources, options }, call)) {
    const one = event.type === 'result' ? cases[Number(event.result.source)] : undefined;
    if (event.type === 'result' && event.result.articleId && one) ids.set(event.result.articleId, one);
  }
  expect(ids.size).toBe(cases.length);
  return ids;
}

async function finds(archive: Archive, query: string, id: string): Promise<boolean> {
  const asked = {
    scope: { kind: 'all' as const },
    filters: [],
    limit: 500,
    offset: 0,
    typing: false,
    snippets: false,
    explain: false,
  };
  const { results, complete } = await archive.service.search.query({ ...asked, query }, call);
  expect(complete).toBe(true);
  return results.some(({ article }) => article.id === id);
}
