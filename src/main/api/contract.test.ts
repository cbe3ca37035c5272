import { setTimeout as sleep } from 'node:timers/promises';
import { createRouterClient, ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArchiveClient } from '../../shared/contract/client.ts';
import { createForwardRouter } from './forward-router.ts';
import { createRouter } from './router.ts';
import { type FakeArchive, fakeArchive, quietLogger } from './testing/fake-archive.ts';
import { type Joined, TRANSPORTS } from './testing/transports.ts';

const failure = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ORPCError)) throw new Error(`expected a contract error, got ${String(error)}`);
  return { code: error.code as string, message: error.message, defined: error.defined, text: JSON.stringify(error) };
};

const until = async (holds: () => boolean) => {
  for (let tries = 0; !holds() && tries < 3000; tries++) await sleep(10);
};

const kinds = Object.entries(TRANSPORTS).flatMap(([transport, join]) => [
  { name: `${transport}, the archive at the other end`, join, forwarded: false },
  { name: `${transport}, passed on by a host`, join, forwarded: true },
]);

describe.each(kinds)('$name', ({ join, forwarded }) => {
  let archive: FakeArchive;
  let logger: ReturnType<typeof quietLogger>;
  let joined: Joined;
  let client: ArchiveClient;

  beforeEach(async () => {
    archive = fakeArchive();
    logger = quietLogger();
    const router = createRouter(archive.service, logger);
    const inner = createRouterClient(router, { context: { trust: 'local' } }) as unknown as ArchiveClient; // safe: both derive from the contract
    joined = await join(forwarded ? createForwardRouter(() => inner, logger) : router, logger);
    client = joined.client;
  });
  afterEach(() => joined.close());

  it('carries a call and its answer', async () => {
    const { collection } = await client.collections.create({ path: 'River/Witness' });
    expect(collection.path).toBe('River/Witness');
    expect((await client.collections.list()).collections).toEqual([collection]);
  });

  it('refuses input that does not fit the contract, before the archive sees it', async () => {
    const bad = { path: 7 } as unknown as { path: string }; // the fault under test
    const { code, message, defined } = await failure(client.collections.create(bad));
    expect({ code, defined }).toEqual({ code: 'invalid', defined: true });
    expect(message).toContain('path');
    expect(archive.calls).toEqual([]);
  });

  it('carries an archive error as its code and message, and nothing else', async () => {
    const { code, message, defined, text } = await failure(client.articles.get({ id: 'art_none' }));
    expect({ code, defined, message }).toEqual({
      code: 'not-found',
      defined: true,
      message: 'No article art_none is in this archive.',
    });
    expect(text).not.toContain('/users/admin/secret');
  });

  it('turns a fault nobody foresaw into a plain one and logs it whole', async () => {
    const { code, defined, text } = await failure(client.archive.stats());
    expect({ code, defined }).toEqual({ code: 'internal', defined: true });
    expect(text).not.toContain('secret');
    expect(logger.lines.join('\n')).toContain('/users/somebody/secret');
  });

  it('streams progress to its end', async () => {
    const seen: string[] = [];
    for await (const event of await client.archive.reindex()) seen.push(event.type);
    expect(seen).toEqual(['progress', 'progress', 'done']);
  });

  it('stops the work when a stream is left midway', async () => {
    for await (const event of await client.archive.verify({})) {
      if (event.type === 'progress' && event.done === 3) break;
    }
    await until(() => archive.stopped() === 1);
    expect(archive.stopped()).toBe(1);
  });

  it('stops the work of a stream that is silent, when the caller aborts', async () => {
    const stop = new AbortController();
    const stream = await client.changes.watch(undefined, { signal: stop.signal });
    const first = stream.next().catch(() => undefined);
    await until(() => archive.calls.length === 1);
    stop.abort();
    await until(() => archive.stopped() === 1);
    expect(archive.stopped()).toBe(1);
    await stream.return?.();
    await first;
  });

  it('carries 5 MB of text that is not ASCII, both ways, unchanged', async () => {
    const text = 'Überfluß — نهر الشهود — 証言の川 🌊 '.repeat(100_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(5_000_000);
    const { note } = await client.notes.add({ articleId: 'art_1', text });
    expect(note.text).toBe(text);
  });
});
