// A computer in memory with a file system of its kind, whose archive folder a sync program reads and writes.
import { basename, dirname } from 'node:path';
import { failure, memoryFs } from '../../src/main/archive/store/testing/memory-fs.ts';

/** Every name an archive may have: words and numbers of ours in small letters, so that no file system reads two of them as one or refuses any. */
const GRAMMAR = /^([0-9a-z-]{1,64}(\.[0-9a-z]{1,12})?|README\.txt)$/;
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i;
const FORBIDDEN = /[<>:"|?*]|[. ]$/;

/** `system`: `linux` takes names as they are, `mac` decomposes them and ignores case, `windows` ignores case and refuses its own list. */
export function machine(system) {
  const memory = memoryFs();
  /** The name as it was given, by the name that the system compares. */
  const shown = new Map();
  /** Files whose bytes are in the cloud alone. */
  const away = new Map();
  const outsideGrammar = new Set();
  /** Called with every path that changes. */
  let onChange = () => {};
  let isProgram = true;

  const key = (path) => (system === 'linux' ? path : path.normalize('NFD').toLowerCase());
  function named(path) {
    const name = basename(path);
    if (isProgram && path !== '/archive' && !GRAMMAR.test(name)) outsideGrammar.add(path);
    if (system === 'windows' && (RESERVED.test(name) || FORBIDDEN.test(name))) throw failure('EINVAL', path);
    const at = key(path);
    if (!shown.has(at)) shown.set(at, system === 'mac' ? path.normalize('NFD') : path);
    return at;
  }
  function readable(path) {
    if (away.get(key(path)) === 'evicted') throw failure('ETIMEDOUT', path);
    return key(path);
  }
  const changed = (path) => onChange(shown.get(key(path)) ?? path);

  const fs = {
    ...memory,
    async open(path, flags) {
      if (flags === 'r') return memory.open(readable(path), 'r');
      away.delete(key(path)); // writing brings the bytes here
      const file = await memory.open(named(path), flags);
      changed(path);
      return {
        ...file,
        async write(bytes) {
          const taken = await file.write(bytes);
          changed(path);
          return taken;
        },
      };
    },
    readFile: async (path) => memory.readFile(readable(path)),
    mkdir: async (path) => memory.mkdir(named(path)),
    async readdir(path) {
      const names = await memory.readdir(key(path));
      return names.map((name) => basename(shown.get(key(`${path}/${name}`)) ?? name));
    },
    stat: async (path) => memory.stat(key(path)),
    async rename(from, to) {
      away.delete(key(to));
      await memory.rename(key(from), named(to));
      changed(from);
      changed(to);
    },
    async unlink(path) {
      await memory.unlink(key(path));
      changed(path);
    },
    rmdir: async (path) => memory.rmdir(key(path)),
    syncFolder: async (path) => memory.syncFolder(key(path)),
    chmod: async (path, mode) => memory.chmod(key(path), mode),
  };

  /** What the sync program does; it names files as it likes. */
  const disk = {
    read: (path) => memory.files.get(key(path)) ?? null,
    write(path, bytes) {
      isProgram = false;
      try {
        const at = named(path);
        for (let folder = dirname(at); !memory.folders.has(folder); folder = dirname(folder)) memory.folders.add(folder);
        memory.files.set(at, bytes);
        away.delete(at);
      } finally {
        isProgram = true;
      }
    },
    remove: (path) => memory.files.delete(key(path)),
    paths: () => [...memory.files.keys()].map((at) => shown.get(at) ?? at),
    isAway: (path) => away.has(key(path)),
    /** Leaves a placeholder: the same name without bytes behind it, or a stub beside the name. */
    evict(path, style) {
      const bytes = memory.files.get(key(path));
      away.set(key(path), style);
      if (style !== 'stub') return;
      memory.files.delete(key(path));
      memory.files.set(key(stubOf(path)), new Uint8Array());
      away.set(`${key(path)} bytes`, bytes);
    },
    bring(path) {
      const style = away.get(key(path));
      away.delete(key(path));
      if (style !== 'stub') return;
      memory.files.delete(key(stubOf(path)));
      memory.files.set(key(path), away.get(`${key(path)} bytes`));
      away.delete(`${key(path)} bytes`);
    },
    awayPaths: () => [...away.keys()].filter((at) => !at.endsWith(' bytes')),
  };

  return {
    fs,
    disk,
    outsideGrammar,
    watch(listener) {
      onChange = listener;
    },
  };
}

const stubOf = (path) => `${dirname(path)}/.${basename(path)}.icloud`;
