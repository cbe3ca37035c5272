import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandRunner, jsonLines } from './testing/command-runner.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-mentions-'));
});
afterAll(() => rm(folder, { recursive: true }));

const LINES = [
  { id: 'a', text: 'The pier of Tarn closed on Saturday, and opened on 3 May 2011.', lang: 'en', reference: '2024-12-09T14:00' },
  { id: 'b', text: 'The pier of Tarn closed on Saturday.', lang: 'en' },
  { id: 'c', text: 'İskele 14 Mart 2022 günü kapatıldı.', reference: '2024-12-09' },
];

test('texts are read one a line, in order, stored nowhere, without an archive', async () => {
  await writeFile(join(folder, 'list.jsonl'), LINES.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const run = commandRunner(join(folder, 'no-archive'), folder);
  const { exit, out, err } = await run(['mentions', '--batch', 'list.jsonl', '--json']);
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  expect(jsonLines(out)).toEqual([
    {
      id: 'a',
      mentions: [
        { text: 'Saturday', start: 27, end: 35, value: '2024-12-07', precision: 'day', certainty: 'inferred' },
        { text: '3 May 2011', start: 51, end: 61, value: '2011-05-03', precision: 'day', certainty: 'stated' },
      ],
    },
    { id: 'b', mentions: [] },
    { id: 'c', mentions: [expect.objectContaining({ value: '2022-03-14', precision: 'day', certainty: 'stated' })] },
  ]);
});

test('people get a line a date', async () => {
  const run = commandRunner(join(folder, 'no-archive'), folder);
  const { out } = await run(['mentions', '--batch', '-'], { stdin: `${JSON.stringify(LINES[0])}\n` });
  expect(out).toBe('a  2024-12-07  Saturday\na  2011-05-03  3 May 2011\n');
});

test('a time of writing that is none is refused with its place', async () => {
  const run = commandRunner(join(folder, 'no-archive'), folder);
  const { exit, out, err } = await run(['mentions', '--batch', '-'], {
    stdin: '{"id":"x","text":"y","reference":"last week"}\n',
  });
  expect({ exit, out }).toEqual({ exit: 2, out: '' });
  expect(err).toMatch(/line 1: reference is a date/);
});
