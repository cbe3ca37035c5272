import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const entry = join(root, 'out/main/web.js');
const isBuilt = [entry, join(root, 'out/main/archive-worker.js'), join(root, 'out/renderer/index.html')].every((file) =>
  existsSync(file),
);

describe.skipIf(!isBuilt)('the built web host (`npm run build` first)', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pressmark-webhost-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = (...args: string[]): ChildProcess =>
    spawn(process.execPath, [entry, ...args], {
      env: {
        ...process.env,
        TMPDIR: folder,
        XDG_RUNTIME_DIR: '',
        PRESSMARK_ARCHIVE: join(folder, 'archive'),
        PRESSMARK_CONFIG: join(folder, 'web.json'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const readyAt = async (host: ChildProcess): Promise<string> => {
    let text = '';
    for await (const chunk of host.stdout ?? []) {
      text += String(chunk);
      const link = /^ready (\S+)$/m.exec(text)?.[1];
      if (link) return link;
    }
    throw new Error(`the host ended without a link: ${text}`);
  };
  const leftBehind = async () =>
    (await readdir(folder, { recursive: true })).filter((name) => /pressmark-downloads|\.sock/.test(name));

  it('says where it is, serves its page, gives a second start a fresh link, and leaves nothing behind at SIGTERM', async () => {
    const host = start();
    const ended = once(host, 'exit');
    const link = await readyAt(host);
    const entered = await fetch(link, { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { origin } = new URL(link);
    const page = await fetch(`${origin}/`, { headers: { cookie } });
    expect([entered.status, page.status, (await page.text()).includes('<script type="module"')]).toEqual([303, 200, true]);

    const call = (path: string) =>
      fetch(`${origin}/rpc/${path}`, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: '{}',
      });
    expect((await call('archive/create')).status).toBe(200);

    const second = start();
    const again = await readyAt(second);
    expect([new URL(again).origin, again === link]).toEqual([origin, false]);
    expect((await fetch(again, { redirect: 'manual' })).status).toBe(303);

    expect((await leftBehind()).length).toBeGreaterThan(0);
    host.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await leftBehind()).toEqual([]);
  });

  it('starts again over what a killed host left', async () => {
    const killed = start();
    const ended = once(killed, 'exit');
    await readyAt(killed);
    killed.kill('SIGKILL');
    await ended;
    const host = start();
    const gone = once(host, 'exit');
    expect(await readyAt(host)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[0-9a-f]{64}$/);
    host.kill('SIGINT');
    expect(await gone).toEqual([0, null]);
  });
});
