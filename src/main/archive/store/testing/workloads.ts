import type { Store } from '../store.ts';
import { tagged } from './scratch.ts';
import type { Chance } from './seeded.ts';
import { capture, type World } from './world.ts';

/** What processes do to an archive, in small. */
export interface Workload {
  readonly name: string;
  /** The archive is there already, and durable. */
  readonly isBegun?: boolean;
  /** An object that no record names may be wrong on the disk. */
  readonly hasRot?: boolean;
  /** It makes the disk fail by itself. */
  readonly hasFaults?: boolean;
  run(world: World): Promise<void>;
}

const edits = (count: number, from = 0) => Array.from({ length: count }, (_, at) => tagged(`tag-${from + at}`));
const long = (name: string, letters: number) => tagged(`${name}-${'x'.repeat(letters)}`);

/** The archive, and an open store in it. */
async function begun(world: World): Promise<Store | null> {
  await world.init();
  return world.start();
}

/** Short ones that are looked at whole. */
export const workloads: readonly Workload[] = [
  { name: 'an archive is made', run: (world) => world.init() },
  {
    name: 'one capture',
    async run(world) {
      await world.save(await begun(world), 1);
    },
  },
  {
    name: 'two captures and an edit',
    async run(world) {
      const store = await begun(world);
      await world.save(store, 1);
      await world.append(store, edits(1));
      await world.save(store, 2, 3);
    },
  },
  {
    name: 'three captures, one of many files',
    async run(world) {
      const store = await begun(world);
      await world.save(store, 1);
      await world.save(store, 2, 4);
      await world.save(store, 3);
    },
  },
  {
    name: 'captures and edits at once, written together',
    async run(world) {
      const store = await begun(world);
      await Promise.all([world.save(store, 1), world.save(store, 2), ...edits(3).map((edit) => world.append(store, [edit]))]);
      await world.append(store, edits(2, 3));
    },
  },
  {
    name: 'the same bytes twice',
    async run(world) {
      const store = await begun(world);
      await world.save(store, 1);
      await world.save(store, 1);
      await world.close(store);
      await world.save(await world.start(), 1);
    },
  },
  {
    name: 'a journal of several segments',
    async run(world) {
      const store = await begun(world);
      for (let number = 1; number <= 6; number++) await world.append(store, [long(`n${number}`, 2500)]);
      await world.save(store, 1);
    },
  },
  {
    name: 'a process is killed at its work and another goes on',
    async run(world) {
      const killed = await begun(world);
      await world.save(killed, 1);
      await world.killed(killed, 9, () => world.save(killed, 2));
      const next = await world.start();
      await world.save(next, 2);
      await world.append(next, edits(1));
    },
  },
  ...[0, 1, 2, 3, 4].map((calls) => ({
    name: `a process is killed at call ${calls + 1} of an edit, and another shows what it left`,
    async run(world: World) {
      const killed = await begun(world);
      await world.append(killed, edits(1));
      await world.killed(killed, calls, () => world.append(killed, edits(1, 1)));
      await world.start('cli');
    },
  })),
  {
    name: 'two processes write at once',
    async run(world) {
      const here = await begun(world);
      const there = await world.start('cli');
      await Promise.all([world.save(here, 1), world.save(there, 2)]);
      await Promise.all([world.append(there, edits(1)), world.append(here, edits(1, 1)), world.save(there, 1)]);
    },
  },
  {
    name: 'articles are deleted for ever',
    async run(world) {
      const store = await begun(world);
      await world.save(store, 1);
      await world.save(store, 2);
      if (!store) return;
      const objects = await purge(world, store, 1);
      await world.append(store, edits(1));
      await emptied(world, store, objects);
    },
  },
  {
    name: 'folders that a copy left out are made again',
    async run(world) {
      await world.init();
      // Not by a process of ours, and the disk is not asked whether it likes it.
      for (const folder of ['objects', 'journal', 'quarantine'])
        await world.fs.rmdir(`/vault/archive/${folder}`).catch(() => undefined);
      await world.fs.syncFolder('/vault/archive').catch(() => undefined);
      await world.save(await world.start(), 1);
    },
  },
  {
    name: 'a sync of the journal fails, and changes are made again',
    hasFaults: true,
    async run(world) {
      const store = await begun(world);
      await world.save(store, 1);
      world.failNext('sync', SEGMENT, { code: 'EIO', how: 'forget' });
      await world.append(store, edits(1));
      await world.append(store, edits(1));
      await world.save(store, 2);
      await world.close(store);
      await world.append(await world.start(), edits(1, 1));
    },
  },
  {
    name: 'a sync of the journal fails, the disk does not take the mark, and another process goes on',
    hasFaults: true,
    async run(world) {
      const store = await begun(world);
      await world.append(store, edits(1));
      world.failNext('sync', SEGMENT, { code: 'EIO', how: 'forget' });
      world.failNext('open wx', SEGMENT, { code: 'EIO', how: 'refuse' });
      await world.append(store, edits(1));
      await world.close(store);
      await world.append(await world.start(), edits(1, 1));
    },
  },
  {
    name: 'a sync of an object fails, and its capture is saved again',
    hasFaults: true,
    async run(world) {
      const store = await begun(world);
      world.failNext('sync', DRAFT, { code: 'EIO', how: 'forget' });
      await world.save(store, 1);
      await world.save(store, 1);
    },
  },
  {
    name: 'writes fall short',
    hasFaults: true,
    async run(world) {
      const store = await begun(world);
      world.failNext('write', DRAFT, { code: null, how: 'half' });
      await world.save(store, 1);
      await world.save(store, 1);
      world.failNext('write', DRAFT, { code: 'ENOSPC', how: 'refuse' });
      await world.save(store, 2);
      await world.save(store, 2);
      world.failNext('write', SEGMENT, { code: null, how: 'half' });
      await world.append(store, edits(1));
      world.failNext('write', SEGMENT, { code: 'EIO', how: 'half' });
      await world.append(store, edits(2));
      await world.append(store, edits(2));
    },
  },
  {
    name: 'a rename fails, and so does the sync of a new segment’s folder',
    hasFaults: true,
    async run(world) {
      const store = await begun(world);
      world.failNext('rename', /objects/, { code: 'EBUSY', how: 'refuse' });
      await world.save(store, 1);
      await world.save(store, 1);
      world.failNext('sync', SEGMENT, { code: 'EIO', how: 'forget' });
      world.failNext('syncFolder', /journal/, { code: 'EIO', how: 'refuse' });
      await world.append(store, edits(1));
      await world.append(store, edits(1));
      await world.append(store, edits(1));
    },
  },
  {
    name: 'an object that was left over and rotted is saved again',
    hasRot: true,
    async run(world) {
      const store = await begun(world);
      if (!store) return;
      await world.attempt(() => store.put(capture(1, 2)));
      await rot(world).catch(() => undefined);
      await world.save(store, 1);
    },
  },
  {
    name: 'two processes under one name',
    async run(world) {
      const one = await begun(world);
      await world.append(one, edits(1));
      const other = await world.start();
      await Promise.all([world.append(one, edits(1, 1)), world.append(other, edits(1, 2))]);
      await world.save(one, 1);
      await world.append(other, edits(1, 3));
    },
  },
  {
    name: 'the archive is checked, closed and opened',
    async run(world) {
      const store = await begun(world);
      await world.save(store, 1);
      await world.check(store);
      await world.close(store);
      const again = await world.start();
      await world.check(again);
      await world.append(again, edits(1));
    },
  },
  {
    name: 'the disk is full, and the room kept for that is given up',
    hasFaults: true,
    async run(world) {
      await world.init();
      const store = await world.start('test', { reserveBytes: 4096 });
      await world.save(store, 1);
      for (const call of ['write', 'write'] as const) world.failNext(call, SEGMENT, { code: 'ENOSPC', how: 'half' });
      await world.append(store, edits(1));
      await world.append(store, edits(1, 1));
      await world.save(store, 2);
    },
  },
  {
    name: 'a reader beside a writer',
    async run(world) {
      const writer = await begun(world);
      await world.save(writer, 1);
      const reader = await world.start('cli', { readOnly: true });
      await Promise.all([world.save(writer, 2), reader && world.attempt(() => replayed(reader))]);
      await world.close(reader);
    },
  },
];

const SEGMENT = /\.jsonl$/;
const DRAFT = /\/tmp\//;

/** The first object on the disk is something else from now on. */
async function rot({ fs }: World): Promise<void> {
  const folder = `/vault/archive/objects/${(await fs.readdir('/vault/archive/objects')).sort()[0]}`;
  const path = `${folder}/${(await fs.readdir(folder))[0]}`;
  await fs.unlink(path);
  const file = await fs.open(path, 'wx');
  await file.write(new Uint8Array(40));
  await file.sync();
  await fs.syncFolder(folder);
}

async function replayed(store: Store): Promise<void> {
  for await (const _ of store.replay(new Map()));
}

/** Gives the objects that were moved aside: `capture` gives every article objects of its own. */
async function purge(world: World, store: Store, number: number): Promise<string[]> {
  const objects = await objectsOf(world, store, number);
  const articleIds = [`a-${number}`];
  await world.append(store, [{ type: 'trash', articleIds }]);
  for (const sha256 of objects) world.promise(`bytes ${sha256}`);
  if (!(await world.append(store, [{ type: 'purge-intent', articleIds, objects }]))) return [];
  await world.attempt(() => store.toTrash(objects));
  return objects;
}

async function emptied(world: World, store: Store, objects: readonly string[]): Promise<void> {
  const day = 24 * 60 * 60 * 1000;
  await world.attempt(() => store.emptyTrash(30 * day));
  world.clock.move(32 * day);
  for (const sha256 of objects) world.withdraw(`bytes ${sha256}`);
  const gone = await world.attempt(() => store.emptyTrash(30 * day));
  if (gone && gone.length > 0) await world.append(store, [{ type: 'purged', objects: gone }]);
}

async function objectsOf(world: World, store: Store, number: number): Promise<string[]> {
  const objects: string[] = [];
  await world.attempt(async () => {
    for await (const { record } of store.replay(new Map()))
      if (record.type === 'capture.add' && record.articleId === `a-${number}`)
        objects.push(...record.objects.map(({ sha256 }) => sha256));
  });
  return objects;
}

/** A process is killed at one call of making an archive, and another makes it. */
export function killedInit(calls: number): Workload {
  return {
    name: `a process is killed at call ${calls} of making an archive, and another makes it`,
    async run(world) {
      await world.initKilled(calls);
      await world.init();
    },
  };
}

/** One of any number of others, by chance. */
export function seededWorkload(chance: Chance, name: string): Workload {
  return {
    name,
    isBegun: true,
    async run(world) {
      let store = await world.start();
      const steps = 2 + chance.below(5);
      for (let step = 0; step < steps; step++) {
        const number = 1 + chance.below(5);
        switch (chance.below(8)) {
          case 0:
          case 1:
            await world.save(store, number, 2 + chance.below(3));
            break;
          case 2:
            await world.append(store, edits(1 + chance.below(3), 10 * step));
            break;
          case 3:
            await world.append(store, [long(`s${step}`, 1500 + chance.below(3000))]);
            break;
          case 4:
            await Promise.all([
              world.save(store, number),
              world.append(store, edits(1, 10 * step)),
              world.save(store, 1 + chance.below(5)),
            ]);
            break;
          case 5:
            await world.close(store);
            store = await world.start(chance.pick(['test', 'cli'] as const));
            break;
          case 6:
            world.failNext(...chance.pick(FAULTS));
            await world.save(store, number);
            await world.append(store, edits(1, 10 * step));
            break;
          default:
            await world.killed(store, chance.below(40), () => atWork(world, store, step));
            store = await world.start(chance.pick(['test', 'cli'] as const));
        }
      }
    },
  };
}

const FAULTS: readonly Parameters<World['failNext']>[] = [
  ['write', SEGMENT, { code: null, how: 'half' }],
  ['write', SEGMENT, { code: 'ENOSPC', how: 'half' }],
  ['write', DRAFT, { code: 'EIO', how: 'half' }],
  ['sync', SEGMENT, { code: 'EIO', how: 'refuse' }],
  ['sync', SEGMENT, { code: 'EIO', how: 'forget' }],
  ['syncFolder', /objects/, { code: 'EIO', how: 'refuse' }],
  ['rename', /objects/, { code: 'EBUSY', how: 'refuse' }],
  ['open wx', /./, { code: 'EMFILE', how: 'refuse' }],
];

async function atWork(world: World, store: Store | null, step: number): Promise<void> {
  await world.append(store, edits(1, 100 + step));
  await world.save(store, 20 + step, 3);
  await world.append(store, edits(2, 200 + step));
}
