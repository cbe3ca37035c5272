import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { captureFile } from './capture-file.ts';
import { captureText } from './capture-text.ts';
import { payloadOf, recordsOf } from './read-warc.ts';

const made = { clock: { now: () => Date.UTC(2026, 10, 25, 10), monotonic: () => 0 }, appVersion: '0.0.0-test' };
const file = (name: string, bytes: Uint8Array | string, more: { url?: string; as?: 'text' | 'html' } = {}) =>
  captureFile({ ...made, name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, ...more });

describe('captureFile', () => {
  it.each([
    ['a.html', 'html', 'text/html'],
    ['A.HTM', 'html', 'text/html'],
    ['b.txt', 'text', 'text/plain'],
    ['c.md', 'markdown', 'text/markdown'],
    ['d.markdown', 'markdown', 'text/markdown'],
  ])('reads %s as %s', async (name, kind, mime) => {
    for (const [as, bytes] of [
      [name, Buffer.from('Words')],
      [`${name}.gz`, gzipSync('Words')],
    ] as const) {
      const draft = await file(as, bytes);
      expect(draft).toMatchObject({
        kind,
        mime,
        text: 'Words',
        method: 'file',
        status: 'complete',
        requestedUrl: null,
        finalUrl: null,
        fidelity: 'imported',
      });
      expect(draft.sha256).toBe(createHash('sha256').update('Words').digest('hex'));
    }
  });

  it('takes the reader at their word about what a file is', async () => {
    expect(await file('page', '<p>x', { as: 'html' })).toMatchObject({ kind: 'html' });
    expect(await file('page.html', '<p>x', { as: 'text' })).toMatchObject({ kind: 'text', text: '<p>x' });
  });

  it.each(['a.pdf', 'b.docx', 'c.mhtml', 'noending', '.html', 'e.warc.gz', 'f.gz'])(
    'refuses %s and says what can be read',
    async (name) => {
      const tried = file(name, 'x');
      if (name === '.html') await expect(tried).resolves.toMatchObject({ kind: 'html' });
      else
        await expect(tried).rejects.toMatchObject({ code: 'unsupported', message: expect.stringContaining('.html') as string });
    },
  );

  it('refuses what only bears a text name', async () => {
    await expect(file('a.txt', '%PDF-1.7')).rejects.toMatchObject({ code: 'unsupported' });
    await expect(file('a.html', Buffer.alloc(64))).rejects.toMatchObject({ code: 'unsupported' });
    await expect(file('a.txt.gz', Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('broken')]))).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('takes two-byte Unicode with a mark for the text it is', async () => {
    expect(await file('a.txt', Buffer.from('\ufeffWörter in zwei Bytes', 'utf16le'))).toMatchObject({
      text: 'Wörter in zwei Bytes',
      charset: { name: 'utf-16le' },
    });
  });

  it('stores the bytes under their hash, where they came from beside it, and no path', async () => {
    const draft = await file('/users/someone/secret-source/a.html', '<p>x', { url: 'example.org/a' });
    expect(draft.finalUrl).toBe('https://example.org/a');
    const records = await recordsOf(draft.warc);
    expect(records.map((record) => [record.type, record.url])).toEqual([
      ['warcinfo', null],
      ['resource', `urn:sha256:${draft.sha256}`],
      ['metadata', `urn:sha256:${draft.sha256}`],
    ]);
    expect(records[1]?.payloadDigest).toBe(`sha256:${draft.sha256}`);
    expect(Buffer.concat(records.map((record) => record.payload)).toString()).not.toContain('someone');
    expect(await payloadOf(draft.warc)).toMatchObject({ mime: 'text/html', url: null });
  });

  it('says that an empty file is empty', async () => {
    expect(await file('a.txt', '')).toMatchObject({ status: 'partial', warnings: ['empty'] });
  });
});

describe('captureText', () => {
  it.each([
    ['text', 'text/plain'],
    ['html', 'text/html'],
    ['ready', 'application/json'],
  ] as const)('stores a pasted %s as it was given', async (as, mime) => {
    const draft = await captureText({ ...made, text: 'Grüße 漢', as, method: 'paste' });
    expect(draft).toMatchObject({
      kind: as,
      mime,
      text: 'Grüße 漢',
      charset: { name: 'utf-8', decidedBy: 'given' },
      method: 'paste',
    });
    expect(Buffer.from((await payloadOf(draft.warc)).payload).toString()).toBe('Grüße 漢');
  });

  it('stores and shows the same text even where a character is broken', async () => {
    const draft = await captureText({ ...made, text: 'a\ud800b', as: 'text', method: 'paste' });
    expect(Buffer.from(draft.payload).toString()).toBe(draft.text);
  });
});
