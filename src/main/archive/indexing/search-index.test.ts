import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TextClause, TextRequest } from '../seams.ts';
import { openIndex, type SearchIndex } from './search-index.ts';
import { document } from './testing/documents.ts';
import { provenInterleaved } from './testing/interleaved.ts';

let folder: string;
let index: SearchIndex;
const errors: string[] = [];
const logger = { info: () => undefined, warn: () => undefined, error: (message: string) => errors.push(message) };
const open = () => openIndex({ folder, workerPath: join(import.meta.dirname, 'testing/fragile-worker.ts'), logger });

beforeEach(async () => {
  errors.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'pressmark-index-'));
  index = await open();
});
afterEach(async () => {
  await index.close();
  rmSync(folder, { recursive: true });
});

const clause = (text: string): TextClause => ({
  kind: 'word',
  words: [{ match: 'form', text }],
  fields: [],
  distance: 0,
  boost: 1,
  scored: true,
});
const numbered = (...id: string[]): TextRequest['numbering'] => ({
  id,
  ordinalOf: new Map(id.map((one, ordinal) => [one, ordinal])),
});

describe('the index in its thread', () => {
  it('answers in the ordinals of whichever catalogue asks', async () => {
    await index.apply([document('a', { blocks: ['river'] }), document('b', { blocks: ['river river'] })]);
    const first = await index.search({ clauses: [clause('river')], numbering: numbered('a', 'b') });
    expect([...(first.clauses[0] ?? [])]).toEqual([0, 1]);
    const rebuilt = await index.search({ clauses: [clause('river')], numbering: numbered('x', 'b', 'a') });
    expect([...rebuilt.scored]).toEqual([1, 2]);
    expect([...rebuilt.scores]).toEqual([...first.scores].reverse());
    const smaller = await index.search({ clauses: [clause('river')], numbering: numbered('b') });
    expect([...smaller.scored]).toEqual([0]);
  });

  it('keeps what was applied without a flush through a quiet close', async () => {
    await index.apply([document('a', { version: '7', blocks: ['river'] })]);
    await index.remove(['nothing']);
    await index.close();
    index = await open();
    expect(await index.known()).toEqual(new Map([['a', '7']]));
    expect(index.state()).toMatchObject({ state: 'ready' });
    expect(index.state().bytes).toBeGreaterThan(0);
  });

  it('refuses what its thread died of, starts again, and has lost nothing it had answered for', async () => {
    await index.apply([document('a', { blocks: ['river'] })]);
    await index.flush();
    await index.apply([document('b', { blocks: ['river'] })]);
    await expect(index.apply([document('crash')])).rejects.toMatchObject({ code: 'internal' });
    expect([...(await index.known()).keys()].sort()).toEqual(['a', 'b']);
    const found = await index.search({ clauses: [clause('river')], numbering: numbered('a', 'b') });
    expect([...found.scored]).toEqual([0, 1]);
    expect(errors).toHaveLength(1);
  });

  it('ends a search whose asker has gone, and answers the next', async () => {
    await index.apply([document('a', { blocks: ['river'] })]);
    const request = { clauses: [clause('river')], numbering: numbered('a') };
    await expect(index.search(request, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    expect((await index.search(request)).scored).toHaveLength(1);
  });

  it('answers many askers as of when they asked, or says that it was cancelled, while it adds, replaces, takes out and merges', async () => {
    const { answers, cancelled } = await provenInterleaved({ steps: 1000, seed: 11 });
    expect(answers).toBeGreaterThan(150);
    expect(cancelled).toBeGreaterThan(50);
  }, 120_000);

  it('forgets everything when told to, and refuses questions once closed', async () => {
    await index.apply([document('a', { blocks: ['river'] })]);
    await index.reset();
    expect((await index.known()).size).toBe(0);
    await index.close();
    await expect(index.known()).rejects.toMatchObject({ code: 'internal' });
  });
});
