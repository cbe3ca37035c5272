// Every call of this thread that changes files gets a number, also calls of open files: so a death can be put before, after or in the midst of each.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** What changes nothing on a disk is not counted. */
const CHANGES = /^(open|write|append|rename|rm|unlink|mkdir|truncate|ftruncate|fsync|fdatasync|copyFile|link|symlink|cp)/;
const OF_FILES = /^(write|writev|writeFile|appendFile|sync|datasync|truncate)$/;
const SYNCS = /^(sync|datasync)$/;
/** Calls whose bytes can reach the disk by halves, and where their bytes stand among the arguments. */
const BYTES_OF = { writeFile: 0, write: 0, writeSync: 1 };

/**
 * Numbers the calls from now on. `before` and `after` are told each call's name, number and path; what they throw or never resolve keeps the call, or what it
 * answered, from whoever made it. `isHalf` says whether a call shall write one half of its bytes only. Without `isFlushing` nothing is flushed to the disk,
 * which is slow.
 */
export function numberCalls({ before, after, isHalf, isFlushing = true }) {
  const opened = new Set();
  let calls = 0;
  const numbered = (name, call, self, path, isPromised) => {
    const described = (args) => {
      const isReading = name.startsWith('open') && (args[1] ?? 'r') === 'r';
      if (!isReading) calls += 1;
      const at = { name, number: isReading ? 0 : calls, path: path ?? String(args[0]), isPromised };
      if (name in BYTES_OF && isHalf(at)) halve(args, BYTES_OF[name]);
      return at;
    };
    if (!isPromised)
      return (...args) => {
        const at = described(args);
        before(at);
        const answer = call.apply(self, args);
        after(at);
        return answer;
      };
    return async (...args) => {
      const at = described(args);
      await before(at);
      const answer = !isFlushing && SYNCS.test(name) ? undefined : await call.apply(self, args);
      if (name === 'open') opened.add(answer);
      await after(at);
      return name === 'open' ? file(answer, at.path) : answer;
    };
  };
  const file = (held, path) =>
    new Proxy(held, {
      get(_, name) {
        const member = Reflect.get(held, name, held);
        if (typeof member !== 'function') return member;
        if (name === 'close') opened.delete(held);
        return OF_FILES.test(String(name)) ? numbered(name, member, held, path, true) : member.bind(held);
      },
    });
  for (const [name, call] of Object.entries(fs))
    if (CHANGES.test(name) && name.endsWith('Sync')) fs[name] = numbered(name, call, fs, null, false);
  for (const [name, call] of Object.entries(fs.promises))
    if (CHANGES.test(name)) fs.promises[name] = numbered(name, call, fs.promises, null, true);
  syncBuiltinESMExports();
  return {
    /** How many there were since this was last asked. */
    taken() {
      const taken = calls;
      calls = 0;
      return taken;
    },
    /** Closes what a death left open. */
    async close() {
      for (const held of opened) await held.close();
      opened.clear();
    },
  };
}

function halve(args, at) {
  if (typeof args[at + 1] === 'number') args[at + 2] = Math.floor((args[at + 2] ?? args[at].byteLength - args[at + 1]) / 2);
  else {
    const bytes = typeof args[at] === 'string' ? Buffer.from(args[at]) : args[at];
    args[at] = bytes.subarray(0, Math.floor(bytes.byteLength / 2));
  }
}
