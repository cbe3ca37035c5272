// Two machines share an archive through a folder that a sync program carries from one to the other, in any order, by halves, with conflicted copies and placeholders.
import { basename, dirname, join } from 'node:path';
import { initArchive, openStore } from '../../src/main/archive/store/store.ts';
import { checkedArchive } from './checked-archive.mjs';
import { inventedCapture, inventedEdit } from './invented-changes.mjs';
import { follow, shown, withListing } from './listing.mjs';
import { between, oneOf, seeded, shuffled } from './seeded.mjs';
import { machine } from './sync-machine.mjs';

const FOLDER = '/archive';
const isSegment = (path) => /\/journal\/[^/]+\/\d{6}\.jsonl$/.test(path);
const isTruth = (path) => /^\/archive\/(objects|journal)\//.test(path);

/** How sync programs name the version that lost: `stem` and `ending` of the file. */
const CONFLICTS = [
  (stem, ending) => `${stem} (conflicted copy 2026-11-25)${ending}`,
  (stem, ending) => `${stem} (Tarn's conflicted copy 2026-11-25)${ending}`,
  (stem, ending) => `${stem}-TARN-PC${ending}`,
  (stem, ending) => `${stem}.sync-conflict-20261125-093000-TARN7AA${ending}`,
  (stem, ending) => `${stem} 2${ending}`,
  (stem, ending) => `${stem} (1)${ending}`,
  (stem, ending) => `${stem}_conflict-20261125-093000${ending}`,
  (stem, ending) => `${stem} (SFConflict tarn 2026-11-25-09-30-00)${ending}`,
];

/** `systems`: one for each machine. */
export async function syncedArchive({ edits, seed, systems, report = () => {} }) {
  const random = seeded(seed);
  const server = new Map();
  const acknowledged = new Set();
  const total = { edits: 0, carried: 0, conflicts: 0, evicted: 0, opened: 0, copies: 0, records: 0, wrong: [] };
  const hosts = systems.map((system, at) => newHost(system, 'ab'.charAt(at).repeat(12)));
  const [first, second] = hosts;
  hosts.forEach((host, at) => {
    host.watch((path) => host.up.add(path));
    host.other = hosts[1 - at];
  });

  function newHost(system, installation) {
    return {
      ...machine(system),
      system,
      installation,
      up: new Set(),
      down: new Set(),
      base: new Map(),
      store: null,
      articleIds: [],
      made: 0,
      asleep: 0,
    };
  }

  const needsOf = (host) => ({
    fs: host.fs,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    logger: { info() {}, warn() {}, error() {} },
    process: 'test',
    installation: host.installation,
    take: async () => ({ release: async () => undefined }),
    reserveBytes: 0,
    segmentBytes: 20_000,
  });

  // ── the sync program ──

  function conflictName(path) {
    const name = basename(path);
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    const style = oneOf(random, CONFLICTS);
    // No sync program gives one name to two files.
    for (let number = 1; ; number++) {
      const name = join(dirname(path), style(number === 1 ? stem : `${stem} ${number}`, ending));
      if (!server.has(name) && hosts.every(({ disk }) => disk.read(name) === null)) return name;
    }
  }

  function publish(host, path, bytes) {
    const version = (server.get(path)?.version ?? 0) + 1;
    server.set(path, { version, bytes });
    host.base.set(path, version);
    host.other.down.add(path);
  }

  /** The local version loses: it gets a name of its own, and the server's takes its place. */
  function lose(host, path, local, held) {
    total.conflicts += 1;
    const name = conflictName(path);
    host.disk.write(name, local);
    host.up.add(name);
    host.disk.write(path, held.bytes);
    host.base.set(path, held.version);
  }

  function upload(host, path) {
    host.up.delete(path);
    if (host.disk.isAway(path)) return;
    const local = host.disk.read(path);
    const held = server.get(path);
    if (local === null) {
      if (held?.bytes && host.base.get(path) === held.version) publish(host, path, null);
      return;
    }
    if (held?.bytes && sameBytes(held.bytes, local)) return void host.base.set(path, held.version);
    const isBehind = held !== undefined && host.base.get(path) !== held.version;
    if (isBehind && held.bytes) return lose(host, path, local, held);
    // Now and then a sync program finds a conflict where none is.
    if (held?.bytes && isSegment(path) && random() < (host.store === null ? 0.5 : 0.05)) {
      if (host.store === null) return lose(host, path, local, held);
      const name = conflictName(path);
      publish(host, name, local);
      host.base.delete(name);
      host.down.add(name);
      total.conflicts += 1;
      host.up.add(path);
      return;
    }
    publish(host, path, local);
  }

  function download(host, path, mayTear) {
    const { version, bytes } = server.get(path);
    if (host.up.has(path)) return; // its own change is dealt with first
    if (host.disk.isAway(path)) host.disk.bring(path);
    if (bytes === null) {
      host.disk.remove(path);
    } else if (mayTear && random() < 0.2) {
      host.disk.write(path, bytes.slice(0, between(random, 0, bytes.byteLength)));
      return; // the rest comes later
    } else {
      host.disk.write(path, bytes);
    }
    host.base.set(path, version);
    host.down.delete(path);
  }

  function carry(mayTear = true) {
    const host = oneOf(random, hosts);
    const path = oneOf(random, [...host.up, ...host.down].slice(-40));
    if (path === undefined) return;
    total.carried += 1;
    if (host.up.has(path)) upload(host, path);
    else download(host, path, mayTear);
  }

  function evict() {
    const host = oneOf(random, hosts);
    const path = oneOf(random, [...server.keys()]);
    const held = path === undefined ? null : server.get(path);
    const isSame = held?.bytes && host.base.get(path) === held.version && !host.up.has(path) && !host.down.has(path);
    if (!isSame || !isTruth(path) || host.disk.isAway(path) || host.disk.read(path) === null) return;
    // Nobody takes a file away that a program has open.
    if (isSegment(path) && host.store !== null) return;
    total.evicted += 1;
    host.disk.evict(path, oneOf(random, ['evicted', 'stub']));
  }

  function bring() {
    const host = oneOf(random, hosts);
    const path = oneOf(random, host.disk.awayPaths());
    if (path !== undefined) host.disk.bring(path);
  }

  // ── the people ──

  async function opened(host) {
    if (host.store !== null) return host.store;
    host.store = await openStore(FOLDER, needsOf(host));
    total.opened += 1;
    const ids = new Set(host.articleIds);
    for await (const { record } of host.store.replay(new Map())) if (record.type === 'capture.add') ids.add(record.articleId);
    host.articleIds = [...ids];
    if (host.store.readOnly) total.wrong.push(`opened for reading only: ${host.store.notice}`);
    return host.store;
  }

  async function closed(host) {
    await host.store?.close();
    host.store = null;
  }

  async function work(host) {
    const store = await opened(host);
    const key = `${host === first ? 'a' : 'b'}${host.made++}`;
    if (host.articleIds.length === 0 || random() < 0.1) {
      const { articleId, objects, change } = inventedCapture(store.archiveId, key, between(random, 100, 2000));
      acknowledge(await store.append([change(await store.put(objects))]));
      host.articleIds.push(articleId);
    } else {
      acknowledge(await store.append([inventedEdit(random, host.articleIds, key)]));
    }
    total.edits += 1;
  }

  const acknowledge = (items) => {
    for (const { position } of items) acknowledged.add(position.hash);
  };

  await initArchive(FOLDER, needsOf(first));
  while (hosts.some(({ up, down }) => up.size + down.size > 0)) carry(false);
  for (let turn = 0; total.edits < edits * hosts.length; turn++) {
    // A machine that is shut for a while finds on waking what the sync program has made of its files.
    const host = hosts[turn % 2];
    if (host.asleep > 0) host.asleep -= 1;
    else await work(host);
    for (let step = between(random, 0, 14); step > 0; step--) carry();
    if (random() < 0.15) evict();
    if (random() < 0.15) bring();
    if (random() < 0.06) {
      await closed(host);
      host.asleep = between(random, 0, 12);
    }
    report(total);
  }

  // ── in the end everything is carried and nothing is edited ──
  for (const host of hosts) {
    await closed(host);
    for (const path of host.disk.awayPaths()) host.disk.bring(path);
  }
  while (hosts.some(({ up, down }) => up.size + down.size > 0)) carry(false);
  const texts = [];
  for (const host of hosts) {
    const { wrong, items } = await checkedArchive(FOLDER, acknowledged, { needs: { ...needsOf(host), readOnly: true } });
    total.wrong.push(
      ...wrong
        .filter((text) => !text.startsWith('the archive opens for reading only: null'))
        .map((text) => `${host.system}: ${text}`),
    );
    total.records = items.length;
    total.wrong.push(...[...host.outsideGrammar].map((path) => `${host.system}: ${path} is outside the grammar of names`));
    const set = host.disk.paths().filter((path) => path.includes('/quarantine/'));
    if (set.length > 0) total.wrong.push(`${host.system}: ${set.length} files were set aside in quarantine, such as ${set[0]}`);
    texts.push(await listingOf(host, shuffled(random, items)));
    texts.push(await listingOf(host, null));
  }
  if (texts.some((text) => text !== texts[0])) total.wrong.push('the machines list different things');
  total.copies = first.disk.paths().filter((path) => path.includes('/journal/') && !isSegment(path)).length;
  total.wrong.push(...onlyOn(first, second), ...onlyOn(second, first));
  return total;

  /** Of records in a given order, or as the store gives them. */
  async function listingOf(host, items) {
    const store = await openStore(FOLDER, { ...needsOf(host), readOnly: true });
    const text = await withListing({ archiveId: store.archiveId, installation: host.installation }, async (catalogue) => {
      if (items === null) await follow(catalogue, store, 97);
      else for (let at = 0; at < items.length; at += 50) catalogue.apply(items.slice(at, at + 50));
      return shown(catalogue);
    });
    await store.close();
    return text;
  }

  function onlyOn(host, other) {
    const there = new Set(other.disk.paths());
    const lone = host.disk.paths().filter((path) => isTruth(path) && !there.has(path));
    return lone.map((path) => `only one machine holds ${path}`);
  }
}

const sameBytes = (a, b) => Buffer.compare(a, b) === 0;
