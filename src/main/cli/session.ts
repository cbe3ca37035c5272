import type { ArchiveClient } from '../../shared/contract/client.ts';
import type { ConnectedArchive } from '../api/connect-archive.ts';
import { archiveMissing } from '../archive/archive.ts';
import { failureText } from './failure.ts';
import type { World } from './world.ts';

/** One run of one command. */
export interface Session {
  readonly world: World;
  readonly json: boolean;
  readonly folder: string;
  /** The archive, which must be there. */
  archive(): Promise<ArchiveClient>;
  /** What a capture stored; null for a capture that is not there. */
  original(captureId: string): ReturnType<ConnectedArchive['original']>;
  /** The archive, made if it is missing. */
  madeArchive(): Promise<ArchiveClient>;
  /** The command's result: one JSON document, or text for people. */
  print(value: unknown, text: () => string): void;
  /** One of many results: a JSON line, or a line for people. */
  line(value: unknown, text: () => string): void;
  /** What failed while the rest was done. */
  complain(code: string, message: string): void;
  /** What is going on, while someone watches. */
  progress(text: string): void;
  close(): Promise<void>;
}

export function openSession(world: World, json: boolean, folder: string): Session {
  let connected: ConnectedArchive | null = null;
  let shown = false;
  const connect = async (create: boolean): Promise<ConnectedArchive> => {
    connected ??= await world.connect(folder, create);
    return connected;
  };
  const clear = (): void => {
    if (shown) world.err('\r\u001b[K');
    shown = false;
  };
  const write = (value: unknown, text: () => string): void => {
    clear();
    const said = json ? JSON.stringify(value) : text();
    if (said !== '') world.out(said.endsWith('\n') ? said : `${said}\n`);
  };

  return {
    world,
    json,
    folder,
    async archive() {
      const { client } = await connect(false);
      const { state, notice } = await client.archive.info();
      if (state === 'missing') throw archiveMissing(folder);
      if (notice !== null && world.watched) world.err(`${notice}\n`);
      return client;
    },
    original: async (captureId) => (await connect(false)).original(captureId),
    madeArchive: async () => (await connect(true)).client,
    print: write,
    line: write,
    complain(code, message) {
      clear();
      world.err(failureText({ code, message }, json));
    },
    progress(text) {
      if (!world.watched) return;
      world.err(`\r\u001b[K${text.slice(0, 120)}`);
      shown = true;
    },
    async close() {
      clear();
      await connected?.close();
    },
  };
}
