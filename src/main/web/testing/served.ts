import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quietLogger } from '../../api/testing/fake-archive.ts';
import { type ServedArchive, serveArchive } from '../server.ts';

/** A served fake archive, with a page of three files. */
export interface Served {
  readonly host: ServedArchive;
  readonly port: number;
  readonly origin: string;
  /** `name=value`, after entering by a link. */
  readonly cookie: string;
  readonly lines: string[];
  /** The archive's folder. */
  readonly folder: string;
  close(): Promise<void>;
}

export async function serveFake(): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-web-'));
  await mkdir(join(folder, 'renderer/assets'), { recursive: true });
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html><title>Pressmark</title>');
  await writeFile(join(folder, 'renderer/assets/a.js'), 'export {};');
  await writeFile(join(folder, 'renderer/assets/a.map'), 'not of the page');
  const logger = quietLogger();
  const host = await serveArchive({
    folder,
    port: 0,
    installation: {
      threads: { archive: join(import.meta.dirname, '../../api/testing/fake-worker.ts'), extract: '', index: '' },
      rendererDir: join(folder, 'renderer'),
      preload: '',
      version: '0',
    },
    logger,
    settings: { get: async () => ({ settings: {}, uiState: {} }), set: async () => {} },
  });
  const { port, origin } = new URL(host.url);
  const entered = await fetch(host.url, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    host,
    port: Number(port),
    origin,
    cookie,
    lines: logger.lines,
    folder,
    async close() {
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Sends bytes as they are and gives back what came until the other side hung up or paused. */
export function sendRaw(port: number, text: string, host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    let answer = '';
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2_000, end);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      // Every answer the tests look at is told from its head.
      if (answer.includes('\r\n\r\n')) end();
    });
    socket.on('error', end);
    socket.on('close', end);
    socket.write(text, 'latin1');
  });
}

/** The status of a raw answer; 0 when the other side hung up without one. */
export const statusOf = (answer: string): number => Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1] ?? 0);
