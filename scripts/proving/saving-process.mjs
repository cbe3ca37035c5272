// A process that saves into an archive and says so on its standard output after each acknowledgement: `node saving-process.mjs JSON`.
// With `dieAt` it kills itself right before or right after that call to the file system. With `isHasty` its disk says that a journal was written
// before it was: a proof that does not notice proves nothing.
import { writeSync } from 'node:fs';
import { nodeFs } from '../../src/main/archive/store/disk/node-fs.ts';
import { initArchive, openStore } from '../../src/main/archive/store/store.ts';
import { inventedCapture, inventedEdit } from './invented-changes.mjs';
import { between, seeded } from './seeded.mjs';

const plan = JSON.parse(process.argv[2]);
const { folder, seed, captures, edits, key, dieAt, dieWhen, isLocked = true, isHasty = false } = plan;
const random = seeded(seed);
const say = (line) => writeSync(1, `${line}\n`);
const quiet = { info() {}, warn() {}, error() {} };

let calls = 0;

/** Every call of the port has a number, also those of open files. */
function numbered(target) {
  return new Proxy(target, {
    get(held, name) {
      const call = held[name];
      if (typeof call !== 'function') return call;
      return async (...args) => {
        calls += 1;
        const number = calls;
        if (number === dieAt && dieWhen === 'before') process.kill(process.pid, 'SIGKILL');
        const answer = await call.apply(held, args);
        if (number === dieAt && dieWhen === 'after') process.kill(process.pid, 'SIGKILL');
        return name === 'open' ? numbered(answer) : answer;
      };
    },
  });
}

/** Says at once that bytes are written, also to whoever looks, and writes them a little later. */
function hasty(disk) {
  const owed = new Map();
  return {
    ...disk,
    async stat(path) {
      const found = await disk.stat(path);
      return found && { ...found, size: found.size + (owed.get(path) ?? 0) };
    },
    async open(path, flags) {
      const file = await disk.open(path, flags);
      if (!path.endsWith('.jsonl') || flags === 'r') return file;
      let late = Promise.resolve();
      return {
        ...file,
        async write(bytes) {
          owed.set(path, (owed.get(path) ?? 0) + bytes.byteLength);
          late = late.then(async () => {
            await new Promise((done) => setTimeout(done, 30));
            await file.write(bytes);
            owed.set(path, owed.get(path) - bytes.byteLength);
          });
          return bytes.byteLength;
        },
        async sync() {},
        close: () => late.then(() => file.close()),
      };
    },
  };
}

const fs = isHasty ? hasty(nodeFs()) : dieAt ? numbered(nodeFs()) : nodeFs();
const clock = { now: () => Date.now(), monotonic: () => performance.now() };
const freely = async () => ({ release: async () => undefined });
const needs = { fs, clock, logger: quiet, process: 'test', reserveBytes: 0, ...(isLocked ? {} : { take: freely }) };

await initArchive(folder, needs);
const store = await openStore(folder, needs);
say('ready');

const acknowledged = (items) => {
  for (const { record, position } of items) say(`saved ${record.writer} ${record.seq} ${position.hash} ${record.type}`);
};

async function saveOne(number) {
  const { articleId, objects, change } = inventedCapture(store.archiveId, `${key}-${number}`, between(random, 100, 30_000));
  const entries = await store.put(objects);
  acknowledged(await store.append([change(entries)]));
  return articleId;
}

const articleIds = [];
for (let number = 0; number < captures; number++) {
  articleIds.push(await saveOne(number));
  // As from several windows: some alone, some at once.
  const changes = Array.from({ length: edits }, (_, at) => inventedEdit(random, articleIds, `${key}-${number}-${at}`));
  const half = Math.ceil(changes.length / 2);
  for (const change of changes.slice(0, half)) acknowledged(await store.append([change]));
  await Promise.all(changes.slice(half).map(async (change) => acknowledged(await store.append([change]))));
}
await store.close();
say(`done ${calls}`);
