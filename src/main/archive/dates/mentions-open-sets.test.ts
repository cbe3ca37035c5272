import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { findMentions } from './mentions.ts';

const SHARED = join(import.meta.dirname, '../../../../../shared');
const SCORER = join(SHARED, 'score/temporal.mjs');
const CORPUS = join(SHARED, 'corpus');
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'tr', 'ar', 'zh', 'ja'];

const given = z.object({ id: z.string(), text: z.string(), lang: z.string(), reference: z.string().optional() });
const figures = z.object({
  day: z.object({ n: z.number(), value: z.number().nullable() }),
  quiet: z.object({ n: z.number(), right: z.number() }),
});
const scored = z.object({ sets: z.record(z.string(), figures.extend({ languages: z.record(z.string(), figures) })) });

/** The open test sets lie beside the project, not in it. */
describe.skipIf(!existsSync(SCORER))('the open sets of sentences (../shared/corpus/temporal)', () => {
  let folder: string;
  let sets: z.infer<typeof scored>['sets'];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'open-sets-'));
    const list = execFileSync(process.execPath, [SCORER, '--list', CORPUS], { encoding: 'utf8', maxBuffer: 1e8 });
    const lines = list
      .trimEnd()
      .split('\n')
      .map((line) => {
        const { id, text, lang, reference } = given.parse(JSON.parse(line));
        const value = reference?.replace(/(?:Z|[+-]\d\d:?\d\d)$/, '');
        const written =
          value === undefined ? null : ({ value, precision: 'second', zone: null, certainty: 'stated', raw: value } as const);
        return JSON.stringify({ id, mentions: findMentions(text, { lang, reference: written, articleId: '' }) });
      });
    const predicted = join(folder, 'predicted.jsonl');
    await writeFile(predicted, `${lines.join('\n')}\n`);
    const json = execFileSync(process.execPath, [SCORER, CORPUS, predicted, '--json'], { encoding: 'utf8', maxBuffer: 1e8 });
    ({ sets } = scored.parse(JSON.parse(json)));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(LANGUAGES.filter((lang) => lang !== 'ru'))('recognizers, %s: at least 0.75 of the days are right', (lang) => {
    expect(sets.recognizers?.languages[lang]?.day.value).toBeGreaterThanOrEqual(0.75);
  });

  test.each(LANGUAGES)('duckling, %s: at least 0.65 of the days are right', (lang) => {
    expect(sets.duckling?.languages[lang]?.day.value).toBeGreaterThanOrEqual(0.65);
  });

  test.each(['recognizers', 'duckling'])('%s: false alarms are at most 3 % of the sentences without a date', (set) => {
    const quiet = sets[set]?.quiet ?? { n: 0, right: 0 };
    expect((quiet.n - quiet.right) / quiet.n).toBeLessThanOrEqual(0.03);
  });
});
