import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Job, SaveOptions } from '../../shared/contract/captures.ts';
import { type Archive, openArchive } from './archive.ts';
import { testPorts } from './testing/ports.ts';

const call = { trust: 'page' as const };
const options: SaveOptions = { tags: [], engine: 'auto', images: true, allowPrivate: true };
const folders: string[] = [];
const servers: Server[] = [];
const archives: Archive[] = [];

/** A site that answers when `gate` opens. */
async function site(gate: Promise<void>): Promise<string> {
  const server = createServer((request, response) => {
    void gate.then(() => {
      if (request.url === '/gone') response.writeHead(404).end();
      else
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(
            `<html lang="en"><title>Page ${request.url}</title><article><h1>Page ${request.url}</h1><p>The long pier of Tarn is shut, and the ferry moved to the stone quay.</p></article>`,
          );
    });
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  // Safe: a listening TCP server has an address of this shape.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function open(folder: string): Promise<Archive> {
  const archive = await openArchive(folder, testPorts(), { create: true });
  archives.push(archive);
  return archive;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-queue-'));
  folders.push(folder);
  return join(folder, 'archive');
}

const jobsOf = async (archive: Archive): Promise<Job[]> => (await archive.service.captures.jobs(undefined, call)).jobs;
const settled = (archive: Archive, count: number) =>
  expect
    .poll(async () => (await jobsOf(archive)).filter(({ stage }) => ['done', 'failed', 'cancelled'].includes(stage)).length, {
      timeout: 20_000,
    })
    .toBe(count);

afterEach(async () => {
  for (const archive of archives.splice(0)) await archive.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

test('each link ends saved or failed with its reason, and what failed can be tried again', async () => {
  const archive = await open(await newFolder());
  const origin = await site(Promise.resolve());
  await archive.service.captures.enqueue(
    {
      sources: [
        { kind: 'url', url: `${origin}/pier` },
        { kind: 'url', url: `${origin}/gone` },
      ],
      options,
    },
    call,
  );
  await settled(archive, 2);
  const [saved, failed] = await jobsOf(archive);
  expect(saved).toMatchObject({ stage: 'done', result: { status: 'saved', title: 'Page /pier' } });
  expect(failed).toMatchObject({ stage: 'failed', retryable: true });
  expect(failed?.result?.error?.message).toContain('404');
  expect((await archive.service.captures.retry({ jobIds: [failed?.id ?? ''] }, call)).jobIds).toEqual([failed?.id]);
  await settled(archive, 2);
  expect(await archive.service.captures.clearDone(undefined, call)).toEqual({ cleared: 1 });
});

test('waiting links can be cancelled, and one slow site does not hold up another', async () => {
  const archive = await open(await newFolder());
  let openGate = () => {};
  const slow = await site(
    new Promise((resolve) => {
      openGate = resolve;
    }),
  );
  const quick = await site(Promise.resolve());
  const sources = [
    ...Array.from({ length: 8 }, (_, n) => ({ kind: 'url' as const, url: `${slow}/${n}` })),
    { kind: 'url' as const, url: `${quick}/pier` },
  ];
  const { jobIds } = await archive.service.captures.enqueue({ sources, options }, call);
  await expect.poll(async () => (await jobsOf(archive)).at(-1)?.stage, { timeout: 20_000 }).toBe('done');
  expect((await archive.service.captures.cancel({ jobIds: jobIds.slice(0, 8) }, call)).jobIds).toHaveLength(8);
  openGate();
  await settled(archive, 9);
  expect((await jobsOf(archive)).filter(({ stage }) => stage === 'cancelled')).toHaveLength(8);
});

test('links that wait when the archive closes are taken up by the next start', async () => {
  const folder = await newFolder();
  const origin = await site(Promise.resolve());
  const first = await open(folder);
  await first.service.captures.pause({ paused: true }, call);
  await first.service.captures.enqueue({ sources: [{ kind: 'url', url: `${origin}/pier` }], options }, call);
  await archives.pop()?.close();
  const second = await open(folder);
  await settled(second, 1);
  expect((await jobsOf(second))[0]?.result?.status).toBe('saved');
});
