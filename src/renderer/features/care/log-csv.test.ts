import { expect, test } from 'vitest';
import type { CustodyEntry } from '../../../shared/contract/fixity.ts';
import { logCsv } from './log-csv.ts';

const entry: CustodyEntry = {
  at: '2026-11-25T04:00:00.000Z',
  writer: 'w-1',
  seq: 3,
  lamport: 3,
  hash: 'ab'.repeat(32),
  type: 'note.rev',
  process: 'web',
  installation: 'i-1',
  isHere: true,
  sentence: 'Wrote a note on “The pier, shut”.',
  articleIds: ['a-1', 'a-2'],
  articles: [],
  raw: '{"text":"say \\"no\\""}',
};

test('the custody log as a table keeps every record whole', () => {
  expect(logCsv([entry])).toBe(
    `at,what,type,articles,process,installation,writer,seq,sha256,record\r\n2026-11-25T04:00:00.000Z,"Wrote a note on “The pier, shut”.",note.rev,a-1 a-2,web,i-1,w-1,3,${'ab'.repeat(32)},"{""text"":""say \\""no\\""""}"\r\n`,
  );
});

test('a spreadsheet does not run what a page wrote', () => {
  expect(logCsv([{ ...entry, sentence: '=HYPERLINK("http://a.example")', raw: '{}' }])).toContain(
    `"'=HYPERLINK(""http://a.example"")"`,
  );
});
