import { EventEmitter } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArchiveClient, DesktopClient } from '../../shared/contract/client.ts';
import { PORT_MESSAGE } from '../../shared/host-marker.ts';
import { startedShell } from './testing/started-shell.ts';

let shell: Awaited<ReturnType<typeof startedShell>>;
beforeEach(async () => {
  shell = await startedShell();
});
afterEach(() => shell.close());

/** A port as Electron's main process gives it: events carry `data`. */
function mainPort(port: MessagePort) {
  const events = new EventEmitter();
  let isClosed = false;
  const close = () => {
    if (isClosed) return;
    isClosed = true;
    port.close();
  };
  port.on('close', () => events.emit('close'));
  return {
    get isClosed() {
      return isClosed;
    },
    api: {
      on: (event: string, listener: (...args: unknown[]) => void) => events.on(event, listener),
      postMessage: (message: unknown) => port.postMessage(message),
      close,
      start: () => port.on('message', (data: unknown) => events.emit('message', { data })),
    },
  };
}

function window() {
  const [first] = shell.record.windows;
  if (!first) throw new Error('the shell opened no window');
  return first;
}

type Client = ArchiveClient & { readonly desktop: DesktopClient };

/** Hands a port over as the preload does, with whatever is different this time. */
function handOver(change: { sender?: object; senderFrame?: object | null; ports?: number } = {}) {
  const channels = Array.from({ length: change.ports ?? 1 }, () => new MessageChannel());
  const ports = channels.map(({ port2 }) => mainPort(port2));
  const sender = change.sender ?? window().contents.api;
  shell.record.ipcMain.emit(PORT_MESSAGE, {
    sender,
    senderFrame: change.senderFrame === undefined ? window().contents.api.mainFrame : change.senderFrame,
    ports: ports.map(({ api }) => api),
  });
  const [own] = channels;
  const client: Client | null = own ? createORPCClient(new RPCLink({ port: own.port1 })) : null;
  own?.port1.start();
  return { client, ports, end: () => own?.port1.close() };
}

describe('the hand-over of a port', () => {
  it('serves the archive and the window’s capabilities to the top frame of an app window', async () => {
    const { client, end } = handOver();
    expect((await client?.archive.info())?.name).toBe('Test archive');
    expect(await client?.desktop.copyText({ text: 'a citation' })).toEqual({ copied: true });
    expect(shell.record.clipboard).toEqual(['a citation']);
    end();
  });

  it('refuses every other sender, loudly', () => {
    const frame = window().contents.api.mainFrame;
    const stranger = { mainFrame: frame, session: window().contents.api.session, isDestroyed: () => false };
    const refused = {
      'a sender that is no window of ours': { sender: stranger },
      'a frame inside the page': { senderFrame: { url: 'app://bundle/index.html', detached: false } },
      'a frame that is gone': { senderFrame: null },
      'a frame that was taken out': { sender: { ...stranger, mainFrame: Object.assign(frame, { detached: true }) } },
      'a sender that was destroyed': { sender: { ...stranger, isDestroyed: () => true } },
      'another browser session': { sender: { ...stranger, session: shell.record.newSession().api } },
      'no port': { ports: 0 },
      'two ports': { ports: 2 },
    };
    for (const [what, change] of Object.entries(refused)) {
      const before = shell.lines.length;
      if (!what.includes('taken out')) Object.assign(frame, { detached: false });
      const { ports } = handOver(change);
      expect([what, ports.every((port) => port.isClosed), shell.lines.slice(before).join().includes('refused')]).toEqual([
        what,
        true,
        true,
      ]);
    }
  });

  it('refuses a page of another origin', () => {
    const { mainFrame } = window().contents.api;
    for (const url of [
      'https://example.org/',
      'app://bundle.evil/',
      'app://evil/bundle',
      'content://object/',
      'file:///app://bundle',
      'about:blank',
      '',
    ]) {
      Object.assign(mainFrame, { url });
      const { ports } = handOver();
      expect([url, ports[0]?.isClosed]).toEqual([url, true]);
    }
  });

  it('keeps one live port a window: the second takes the place of the first', async () => {
    const first = handOver();
    await first.client?.archive.info();
    const second = handOver();
    expect(first.ports[0]?.isClosed).toBe(true);
    expect((await second.client?.archive.info())?.name).toBe('Test archive');
    second.end();
  });

  it('cuts off a page that sends what is no call, and goes on serving', async () => {
    for (const rubbish of [{ a: 1 }, 7, null, 'no call', '[1,2', '{"i":{}}', new Uint8Array([1, 2, 3])]) {
      const channel = new MessageChannel();
      const port = mainPort(channel.port2);
      shell.record.ipcMain.emit(PORT_MESSAGE, {
        sender: window().contents.api,
        senderFrame: window().contents.api.mainFrame,
        ports: [port.api],
      });
      const closed = new Promise((resolve) => channel.port1.on('close', resolve));
      channel.port1.postMessage(rubbish);
      if (rubbish !== '{"i":{}}') await closed;
      channel.port1.close();
    }
    const { client, end } = handOver();
    expect((await client?.archive.info())?.name).toBe('Test archive');
    end();
  });
});

describe('a page gone wild', () => {
  it('is cut off at a thousand calls under way', async () => {
    const { client, ports, end } = handOver();
    const watch = async (): Promise<unknown> => (await client?.changes.watch())?.next();
    const all: Promise<unknown>[] = Array.from({ length: 1_001 }, watch);
    const settled = await Promise.allSettled(all);
    expect([settled.every(({ status }) => status === 'rejected'), ports[0]?.isClosed]).toEqual([true, true]);
    end();
  });
});

describe('what a window is lent', () => {
  it('shows only folders a person chose in this run', async () => {
    const { client, end } = handOver();
    const shows = async (path: string) => (await client?.desktop.revealInFolder({ path }))?.revealed;
    expect(await shows(`${shell.folder}/article.md`)).toBe(true);
    for (const path of ['/etc/passwd', `${shell.folder}/../x`, `${shell.folder}-beside/x`, 'relative', `${shell.folder}/..`, ''])
      expect([path, await shows(path)]).toEqual([path, false]);
    shell.record.answers = { response: 2, canceled: false, filePaths: ['/exports/river'] };
    expect(await client?.desktop.chooseExportFolder()).toEqual({ path: '/exports/river' });
    expect(await shows('/exports/river/index.md')).toBe(true);
    expect(shell.record.shown).toEqual([`${shell.folder}/article.md`, '/exports/river/index.md']);
    end();
  });

  it('opens another archive in every window, and keeps the one before when it does not open', async () => {
    const { client, end } = handOver();
    expect(await client?.desktop.openArchive()).toEqual({ path: null });
    shell.record.answers = { response: 2, canceled: false, filePaths: ['refuse'] };
    await expect(client?.desktop.openArchive()).rejects.toMatchObject({ code: 'locked' });
    expect((await client?.archive.info())?.path).toBe(shell.folder);
    shell.record.answers = { response: 2, canceled: false, filePaths: ['/another'] };
    expect(await client?.desktop.openArchive()).toEqual({ path: '/another' });
    expect([shell.kept.archiveFolder, window().contents.reloads]).toEqual(['/another', 1]);
    end();
    const again = handOver();
    expect((await again.client?.archive.info())?.path).toBe('/another');
    again.end();
  });

  it('locates an archive that was moved, and refuses a folder that holds another or none', async () => {
    const { client, end } = handOver();
    const moved = await mkdtemp(join(tmpdir(), 'pressmark-moved-'));
    shell.record.answers = { response: 2, canceled: false, filePaths: [moved] };
    await expect(client?.desktop.locateArchive({ archiveId: 'arc-1' })).rejects.toMatchObject({ code: 'not-found' });
    const file = { format: 'pressmark-archive', formatVersion: 1, minReader: 1, archiveId: 'arc-1', created: '2026-11-25' };
    await writeFile(join(moved, 'pressmark.json'), JSON.stringify(file));
    await expect(client?.desktop.locateArchive({ archiveId: 'arc-2' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await client?.desktop.locateArchive({ archiveId: 'arc-1' })).toEqual({ path: moved });
    expect(shell.kept.archiveFolder).toBe(moved);
    await rm(moved, { recursive: true });
    end();
  });

  it('asks for folders of backups, saves texts where a person says, and quits', async () => {
    const { client, end } = handOver();
    const folder = await mkdtemp(join(tmpdir(), 'pressmark-saved-'));
    shell.record.answers = { response: 2, canceled: false, filePaths: [folder] };
    expect(await client?.desktop.chooseCareFolder({ purpose: 'backup' })).toEqual({ path: folder });
    expect((await client?.desktop.revealInFolder({ path: join(folder, 'anchor.txt') }))?.revealed).toBe(true);
    const path = join(folder, 'verify.json');
    shell.record.answers = { response: 2, canceled: false, filePaths: [path] };
    expect(await client?.desktop.saveText({ name: '../verify.json', text: '{}' })).toEqual({ path });
    expect(await readFile(path, 'utf8')).toBe('{}');
    shell.record.answers = { response: 2, canceled: false, filePaths: [join(folder, 'none', 'x.json')] };
    await expect(client?.desktop.saveText({ name: 'x.json', text: '{}' })).rejects.toMatchObject({ code: 'failed' });
    shell.record.answers = { response: 2, canceled: true, filePaths: [] };
    expect(await client?.desktop.saveText({ name: 'x.json', text: '{}' })).toEqual({ path: null });
    expect(await client?.desktop.quit()).toEqual({ quitting: true });
    await rm(folder, { recursive: true });
    end();
  });

  it('hears commands of the native menu, put up from what the page says there is', async () => {
    const { client, end } = handOver();
    window().isFocused = true;
    const commands = await client?.desktop.watchCommands();
    const heard = commands?.next();
    await client?.desktop.setMenu({
      menus: [
        {
          menu: 'go',
          label: 'Go',
          items: [{ kind: 'command', id: 'go.all', label: 'All Articles', accelerator: 'CmdOrCtrl+1' }],
        },
      ],
    });
    const bar = shell.record.menus.at(-1) as {
      label?: string;
      submenu?: { label: string; registerAccelerator?: boolean; click(): void }[];
    }[]; // safe: the fake keeps templates as they are
    const item = bar.find((menu) => menu.label === 'Go')?.submenu?.[0];
    expect([item?.label, item?.registerAccelerator]).toEqual(['All Articles', false]);
    item?.click();
    expect((await heard)?.value).toEqual({ command: 'go.all' });
    await commands?.return?.();
    end();
  });
});
