import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askForLink, connectCommandSocket } from './command-client.ts';
import { serveCommandSocket } from './command-socket.ts';
import { createRouter } from './router.ts';
import { fakeArchive, ORIGINAL, quietLogger } from './testing/fake-archive.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressmark-socket-'));
});
afterEach(() => rm(folder, { recursive: true }));

const serve = (archive = fakeArchive(), link?: () => string) =>
  serveCommandSocket({
    socketPath: join(folder, 'a.sock'),
    router: createRouter(archive.service, quietLogger()),
    original: archive.original,
    logger: quietLogger(),
    ...(link ? { link } : {}),
  });

describe.skipIf(process.platform === 'win32')('the command socket', () => {
  it('serves the owner, who may name paths, in a file that nobody else may open', async () => {
    const archive = fakeArchive();
    const socket = await serve(archive);
    expect((await stat(join(folder, 'a.sock'))).mode & 0o777).toBe(0o600);
    const connection = await connectCommandSocket(join(folder, 'a.sock'));
    expect((await connection?.client.archive.info())?.state).toBe('open');
    expect(archive.calls).toEqual([{ name: 'archive.info', trust: 'local' }]);
    await connection?.close();
    await socket.close();
  });

  it('is refused in a folder that others may enter', async () => {
    await chmod(folder, 0o750);
    await expect(serve()).rejects.toMatchObject({ code: 'refused' });
  });

  it('takes the place of a socket that a dead holder left', async () => {
    await writeFile(join(folder, 'a.sock'), '');
    const socket = await serve();
    const connection = await connectCommandSocket(join(folder, 'a.sock'));
    expect(connection).not.toBeNull();
    await connection?.close();
    await socket.close();
  });

  it('gives a fresh link where a page is served, and none elsewhere', async () => {
    let given = 0;
    const socket = await serve(fakeArchive(), () => `http://127.0.0.1:1/?token=${++given}`);
    expect(await askForLink(join(folder, 'a.sock'))).toBe('http://127.0.0.1:1/?token=1');
    expect(await askForLink(join(folder, 'a.sock'))).toBe('http://127.0.0.1:1/?token=2');
    await socket.close();
    const other = await serve();
    expect(await askForLink(join(folder, 'a.sock'))).toBeNull();
    await other.close();
  });

  it('gives what a capture stored byte for byte, null for what is none, and says what is damaged', async () => {
    const socket = await serve();
    const connection = await connectCommandSocket(join(folder, 'a.sock'));
    const stored = await connection?.original(ORIGINAL.captureId);
    expect([stored?.mime, Buffer.from(stored?.bytes ?? [])]).toEqual(['text/plain', Buffer.from(ORIGINAL.bytes)]);
    expect(await connection?.original('c-none')).toBeNull();
    expect(await connection?.original('../link')).toBeNull();
    await expect(connection?.original('c-damaged')).rejects.toMatchObject({
      code: 'damaged',
      message: 'The stored capture is damaged.',
    });
    await connection?.close();
    await socket.close();
    await expect(connection?.original(ORIGINAL.captureId)).rejects.toMatchObject({ code: 'failed' });
  });

  it('answers null when nobody serves it', async () => {
    expect(await connectCommandSocket(join(folder, 'a.sock'))).toBeNull();
    expect(await askForLink(join(folder, 'a.sock'))).toBeNull();
  });
});
