import type { Fs } from '../../ports.ts';
import { type Between, type FsCall, interposed } from './interposed.ts';
import type { Mutant } from './stage.ts';

const DRAFT = /\/tmp\/(?!reserve|probe)[^/]+$/;
const SEGMENT = /\.jsonl$/;
const FAN_OUT = /\/objects\/[0-9a-f]{2}$/;
const OBJECT = /\/objects\/[0-9a-f]{2}\/[0-9a-f]{64}$/;
const ARCHIVE = /\/archive$/;

/** Stores that use the disk wrongly: each leaves out, delays, swaps or misreads one thing that the product does. */
export const diskMutants: readonly Mutant[] = [
  without('drafts of objects are not synced', 'sync', DRAFT),
  without('the journal is not synced', 'sync', SEGMENT),
  without('folders of objects are not synced', 'syncFolder', FAN_OUT),
  without('the folder of those folders is not synced', 'syncFolder', /\/objects$/),
  without('the folder of journals is not synced', 'syncFolder', /\/journal$/),
  without('the folder of a journal is not synced', 'syncFolder', /\/journal\/[^/]+$/),
  without('the archive folder is not synced', 'syncFolder', ARCHIVE),
  without('the folder that holds the archive is not synced', 'syncFolder', /\/vault$/),
  without('the quarantine and the trash are not synced', 'syncFolder', /\/(trash|trash\/[^/]+|quarantine)$/),
  everySecond('every second sync of a journal is left out', 'sync', SEGMENT),
  onlyFirst('a folder of objects is synced once only', 'syncFolder', FAN_OUT),
  {
    name: 'what another process wrote is not synced before it is shown',
    fs: (fs) => handles(fs, (file) => (file.hasWritten ? file.sync() : Promise.resolve())),
  },
  { name: 'what another process wrote is synced and not written once more', fs: (fs) => interposed(fs, neverOver) },
  { name: 'the journal is synced in the background', fs: (fs) => interposed(fs, inBackground('sync', SEGMENT, 6)) },
  { name: 'drafts are synced in the background', fs: (fs) => interposed(fs, inBackground('sync', DRAFT, 12)) },
  {
    name: 'folders of objects are synced in the background',
    fs: (fs) => interposed(fs, inBackground('syncFolder', FAN_OUT, 12)),
  },
  { name: 'the journal is written in the background', fs: (fs) => interposed(fs, writtenLater(SEGMENT, 6)) },
  { name: 'a draft is synced before it is written', fs: (fs) => syncFirst(fs, DRAFT) },
  { name: 'the journal is synced before it is written', fs: (fs) => syncFirst(fs, SEGMENT) },
  { name: 'objects get their names before they are synced', fs: nameFirst },
  { name: 'folders are synced before names are given', fs: folderFirst },
  { name: 'objects are copied into place and not renamed', fs: copied },
  { name: 'objects are written under their own name', fs: (fs) => direct(fs) },
  { name: 'a journal that takes half of a write is called written, and as long', fs: longerThanItIs },
  { name: 'a draft that takes half of a write is called written', fs: (fs) => interposed(fs, swallowsShort(DRAFT)) },
  { name: 'a write that fails is called written', fs: (fs) => interposed(fs, swallows('write', /./)) },
  { name: 'a sync that fails is called done', fs: (fs) => interposed(fs, swallows('sync', /./)) },
  { name: 'a sync that failed is tried again on the same file', fs: (fs) => interposed(fs, again('sync')) },
  { name: 'a rename that fails is called done', fs: (fs) => interposed(fs, swallows('rename', /./)) },
  { name: 'a folder sync that fails is called done', fs: (fs) => interposed(fs, swallows('syncFolder', /./)) },
  { name: 'a journal goes on in the same file after a failure', fs: oneSegment },
  { name: 'opening cuts a torn tail off', fs: cutTails },
  { name: 'opening deletes a segment that ends in a torn tail', fs: (fs) => cutTails(fs, true) },
  { name: 'opening for appending empties the file', fs: emptied },
  { name: 'only the first segment of a journal is read', fs: firstSegment },
  { name: 'reading a journal stops at its first zero', fs: stopsAtZero },
];

const neverOver: Between = (call, go) => (call.name === 'overwrite' ? done(call.bytes?.byteLength) : go());

function without(name: string, call: FsCall['name'], path: RegExp): Mutant {
  const nothing = (made: FsCall) => made.name === call && path.test(made.path);
  return { name, fs: (fs) => interposed(fs, (made, go) => (nothing(made) ? done() : go())) };
}

function everySecond(name: string, call: FsCall['name'], path: RegExp): Mutant {
  return {
    name,
    fs(fs) {
      let count = 0;
      return interposed(fs, (made, go) => (made.name === call && path.test(made.path) && count++ % 2 === 1 ? done() : go()));
    },
  };
}

function onlyFirst(name: string, call: FsCall['name'], path: RegExp): Mutant {
  return {
    name,
    fs(fs) {
      const seen = new Set<string>();
      return interposed(fs, (made, go) => {
        if (made.name !== call || !path.test(made.path)) return go();
        if (seen.has(made.path)) return done();
        seen.add(made.path);
        return go();
      });
    },
  };
}

/** Safe: calls that are left out here answer nothing. */
const done = <T>(answer?: unknown) => Promise.resolve(answer as T);

/** Says that it is done, and does it so many calls later. */
function inBackground(name: FsCall['name'], path: RegExp, calls: number): Between {
  const later: { left: number; go: () => Promise<unknown> }[] = [];
  return async (call, go) => {
    for (const each of later) if (each.left-- === 0) await each.go().catch(() => undefined);
    if (call.name !== name || !path.test(call.path)) return go();
    later.push({ left: calls, go: () => go() });
    return done();
  };
}

function writtenLater(path: RegExp, calls: number): Between {
  const later: { left: number; go: () => Promise<unknown> }[] = [];
  return async (call, go) => {
    for (const each of later) if (each.left-- === 0) await each.go();
    if (!path.test(call.path) || (call.name !== 'write' && call.name !== 'sync')) return go();
    later.push({ left: calls, go: () => go() });
    return (call.bytes?.byteLength ?? undefined) as Awaited<ReturnType<typeof go>>; // safe: what a write or a sync answers
  };
}

function swallows(name: FsCall['name'], path: RegExp): Between {
  return async (call, go) => {
    if (call.name !== name || !path.test(call.path)) return go();
    try {
      return await go();
    } catch {
      return (call.bytes?.byteLength ?? undefined) as Awaited<ReturnType<typeof go>>; // safe: what a write, a sync or a rename answers
    }
  };
}

function swallowsShort(path: RegExp): Between {
  return async (call, go) => {
    const taken = await go();
    if (call.name !== 'write' || !call.bytes || !path.test(call.path)) return taken;
    return call.bytes.byteLength as Awaited<ReturnType<typeof go>>; // safe: a write answers a number
  };
}

/** What is missing of short writes is counted as there: the store looks at the size after its sync, and would notice. */
function longerThanItIs(fs: Fs): Fs {
  const missing = new Map<string, number>();
  return interposed(fs, async (call, go) => {
    const answer = await go();
    if (!SEGMENT.test(call.path)) return answer;
    const more = missing.get(call.path) ?? 0;
    if (call.name === 'write' && call.bytes) {
      missing.set(call.path, more + call.bytes.byteLength - Number(answer));
      return call.bytes.byteLength as typeof answer; // safe: a write answers a number
    }
    if (call.name !== 'stat' || answer === null) return answer;
    const found = answer as { readonly size: number }; // safe: what `stat` answers
    return { ...answer, size: found.size + more };
  });
}

function again(name: FsCall['name']): Between {
  return async (call, go) => {
    if (call.name !== name) return go();
    try {
      return await go();
    } catch {
      return go();
    }
  };
}

interface Handle {
  readonly path: string;
  readonly hasWritten: boolean;
  sync(): Promise<void>;
}

function handles(fs: Fs, sync: (file: Handle) => Promise<void>): Fs {
  return {
    ...fs,
    async open(path, flags) {
      const file = await fs.open(path, flags);
      let hasWritten = false;
      return {
        ...file,
        async write(bytes) {
          hasWritten = true;
          return file.write(bytes);
        },
        sync: () => sync({ path, hasWritten, sync: () => file.sync() }),
      };
    },
  };
}

function syncFirst(fs: Fs, which: RegExp): Fs {
  return {
    ...fs,
    async open(path, flags) {
      const file = await fs.open(path, flags);
      if (!which.test(path)) return file;
      const held: Uint8Array[] = [];
      return {
        ...file,
        async write(bytes) {
          held.push(bytes);
          return bytes.byteLength;
        },
        async sync() {
          await file.sync();
          for (const bytes of held.splice(0)) await file.write(bytes);
        },
      };
    },
  };
}

function nameFirst(fs: Fs): Fs {
  const unsynced = interposed(fs, (call, go) => (call.name === 'sync' && DRAFT.test(call.path) ? done() : go()));
  return {
    ...unsynced,
    async rename(from, to) {
      await fs.rename(from, to);
      const file = await fs.open(to, 'a');
      await file.sync();
      await file.close();
    },
  };
}

function folderFirst(fs: Fs): Fs {
  const waiting: { from: string; to: string }[] = [];
  const settle = async () => {
    for (const { from, to } of waiting.splice(0)) await fs.rename(from, to);
  };
  return {
    ...fs,
    async rename(from, to) {
      if (OBJECT.test(to) && DRAFT.test(from)) waiting.push({ from, to });
      else await fs.rename(from, to);
    },
    async syncFolder(path) {
      await fs.syncFolder(path);
      if (FAN_OUT.test(path)) await settle();
    },
  };
}

function copied(fs: Fs): Fs {
  return {
    ...fs,
    async rename(from, to) {
      if (!OBJECT.test(to)) return fs.rename(from, to);
      const file = await fs.open(to, 'wx');
      await file.write(await fs.readFile(from));
      await file.close();
      await fs.unlink(from);
    },
  };
}

function direct(fs: Fs): Fs {
  const finalOf = (path: string) => {
    const name = /\/tmp\/([0-9a-f]{64})\.[0-9a-f]+$/.exec(path)?.[1];
    return name === undefined ? path : path.replace(/\/tmp\/.*$/, `/objects/${name.slice(0, 2)}/${name}`);
  };
  return {
    ...fs,
    open: (path, flags) => fs.open(finalOf(path), flags),
    chmod: (path, mode) => fs.chmod(finalOf(path), mode),
    rename: async (from, to) => (finalOf(from) === to ? undefined : fs.rename(from, to)),
  };
}

function oneSegment(fs: Fs): Fs {
  const first = (path: string) => path.replace(/\d{6}(?=\.jsonl$)/, '000001');
  return {
    ...fs,
    open: (path, flags) =>
      SEGMENT.test(path) && flags !== 'r' && flags !== 'r+' ? fs.open(first(path), 'a') : fs.open(path, flags),
  };
}

function cutTails(fs: Fs, isWhole = false): Fs {
  return {
    ...fs,
    async readFile(path) {
      const bytes = await fs.readFile(path);
      const end = bytes.lastIndexOf(0x0a) + 1;
      if (!SEGMENT.test(path) || end === bytes.byteLength) return bytes;
      await fs.unlink(path);
      if (isWhole) return new Uint8Array();
      const file = await fs.open(path, 'wx');
      await file.write(bytes.slice(0, end));
      await file.sync();
      await file.close();
      return bytes.slice(0, end);
    },
  };
}

function emptied(fs: Fs): Fs {
  return {
    ...fs,
    async open(path, flags) {
      if (flags === 'a' && (await fs.stat(path))) await fs.unlink(path);
      return fs.open(path, flags);
    },
  };
}

function firstSegment(fs: Fs): Fs {
  return {
    ...fs,
    async readdir(path) {
      const names = await fs.readdir(path);
      return names.some((name) => SEGMENT.test(name)) ? names.sort().slice(0, 1) : names;
    },
  };
}

function stopsAtZero(fs: Fs): Fs {
  return {
    ...fs,
    async readdir(path) {
      const names = (await fs.readdir(path)).sort();
      const kept: string[] = [];
      for (const name of names) {
        kept.push(name);
        if (SEGMENT.test(name) && (await fs.readFile(`${path}/${name}`)).includes(0)) break;
      }
      return kept;
    },
  };
}
