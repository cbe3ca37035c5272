import type { Fs } from '../../ports.ts';
import type { JournalItem } from '../../seams.ts';
import type { StoreRepair } from '../repair/repair-steps.ts';
import { repairFolder } from '../repair-folder.ts';
import { sha256 } from '../sha256.ts';
import { openStore } from '../store.ts';
import { damages } from './damages.ts';
import { copyOf, type Disk, diskFs, filesOn } from './disk.ts';
import { fixtureArchive } from './fixture-archive.ts';
import { verified } from './scratch.ts';
import { type Chance, chance, seedOf } from './seeded.ts';
import { ARCHIVE, storeNeeds } from './world.ts';

export interface DamageRun {
  readonly seed: number;
  readonly archives: number;
  readonly part: number;
  readonly parts: number;
  /** A disk that does something else than repair asks for: a proof must notice. */
  readonly bend?: (fs: Fs) => Fs;
  readonly report?: (done: number, text: string) => void;
}

export interface DamageFailure {
  readonly archive: number;
  readonly seed: number;
  readonly damages: readonly string[];
  readonly fault: string;
}

export interface DamageTotals {
  archives: number;
  damages: number;
  withBackup: number;
  /** Of those with a backup: everything is as it was. */
  recovered: number;
  withoutBackup: number;
  /** Of those without one: everything that was not in the damaged files themselves. */
  wholeWithout: number;
  failures: DamageFailure[];
  notRecovered: DamageFailure[];
}

const BACKUP = '/vault/backup';
const BASES = 12;
const MOST_DAMAGES = 6;
const MOST_FAILURES = 20;

/** Damages archives by chance and has each repaired: nothing may get lost by that, nothing intact be touched, and a second repair has nothing to do. */
export async function runDamage({ seed, archives, part, parts, bend = (fs) => fs, report }: DamageRun): Promise<DamageTotals> {
  const totals: DamageTotals = {
    archives: 0,
    damages: 0,
    withBackup: 0,
    recovered: 0,
    withoutBackup: 0,
    wholeWithout: 0,
    failures: [],
    notRecovered: [],
  };
  const bases = new Map<number, Disk>();
  for (let number = part; number < archives; number += parts) {
    const base = bases.get(number % BASES) ?? (await backedUp(seedOf(seed, 'base', number % BASES)));
    bases.set(number % BASES, base);
    await repairOne({ base, number, seed: seedOf(seed, 'damage', number), bend }, totals);
    report?.(totals.archives, `${totals.archives} archives, ${totals.failures.length} failures`);
    if (totals.failures.length >= MOST_FAILURES) break;
  }
  return totals;
}

/** An archive, and a backup of it beside it. */
async function backedUp(seed: number): Promise<Disk> {
  const disk = await fixtureArchive({ seed, articles: 2 + (seed % 5), largeEvery: 100 });
  const store = await openStore(ARCHIVE, storeNeeds(diskFs(disk)));
  for await (const _ of store.backup(BACKUP));
  await store.close();
  return disk;
}

interface Patient {
  readonly base: Disk;
  readonly number: number;
  readonly seed: number;
  readonly bend: (fs: Fs) => Fs;
}

async function repairOne({ base, number, seed, bend }: Patient, totals: DamageTotals): Promise<void> {
  const random = chance(seed);
  const disk = copyOf(base);
  const done = await damage(disk, random);
  const hasBackup = number % 2 === 0;
  totals.archives += 1;
  totals.damages += done.length;
  const original = await seen(base);
  const before = await seen(disk);
  const heldBefore = held(disk);
  const failed = (fault: string) => ({ archive: number, seed, damages: done, fault });
  try {
    const first = await repaired(bend(diskFs(disk)), hasBackup);
    const heldAfter = held(disk);
    for (const [bytes, path] of heldBefore)
      if (!heldAfter.has(bytes)) return void totals.failures.push(failed(`the bytes of ${path} are gone`));
    const after = await seen(disk);
    for (const name of before.intact)
      if (!after.intact.has(name)) return void totals.failures.push(failed(`${name} was intact and is not`));
    const files = filesOn(disk, ARCHIVE);
    const second = await repaired(bend(diskFs(disk)), hasBackup);
    const difference = unlike(first, second, files, filesOn(disk, ARCHIVE));
    if (difference) return void totals.failures.push(failed(`a second repair is not the same: ${difference}`));
    if (after.notice !== null && after.isReadOnly) return void totals.failures.push(failed(`it cannot be used: ${after.notice}`));
    const isWhole = [...original.intact].every((name) => after.intact.has(name)) && (!hasBackup || after.isClean);
    if (hasBackup) totals.withBackup += 1;
    else totals.withoutBackup += 1;
    if (isWhole && hasBackup) totals.recovered += 1;
    else if (isWhole) totals.wholeWithout += 1;
    else if (hasBackup)
      totals.notRecovered.push(
        failed([...original.intact].filter((name) => !after.intact.has(name)).join(', ') || after.problem),
      );
  } catch (error) {
    totals.failures.push(failed(`the repair failed: ${error instanceof Error ? error.message : String(error)}`));
  }
}

async function damage(disk: Disk, random: Chance): Promise<string[]> {
  const fs = diskFs(disk);
  const done: string[] = [];
  for (let left = 1 + random.below(MOST_DAMAGES); left > 0; left--) {
    const truth = [...filesOn(disk, ARCHIVE).keys()].filter((path) =>
      /\/(objects|journal)\/|pressmark\.json$|README\.txt$/.test(path),
    );
    // Journals are few and matter most.
    const journals = truth.filter((path) => path.includes('/journal/'));
    const path = random.pick(random.below(3) === 0 && journals.length > 0 ? journals : truth);
    const { name, does } = random.pick(damages);
    await does(fs, path, random.pick(truth), random);
    done.push(`${path.slice(ARCHIVE.length + 1)}: ${name}`);
  }
  return done;
}

async function repaired(fs: Fs, hasBackup: boolean): Promise<StoreRepair> {
  const needs = storeNeeds(fs);
  for await (const step of repairFolder(ARCHIVE, needs, { from: hasBackup ? [BACKUP] : [] }))
    if (step.type === 'done') return step.report;
  throw new Error('a repair ended without a report');
}

interface Seen {
  /** Captures, reading copies and edits with everything that belongs to them. */
  readonly intact: ReadonlySet<string>;
  readonly isClean: boolean;
  readonly isReadOnly: boolean;
  readonly notice: string | null;
  readonly problem: string;
}

/** What an archive shows; nothing when it does not open. Looks at a copy, because opening sets torn tails aside. */
async function seen(disk: Disk): Promise<Seen> {
  const intact = new Set<string>();
  try {
    const store = await openStore(ARCHIVE, storeNeeds(diskFs(copyOf(disk))));
    const items: JournalItem[] = [];
    for await (const item of store.replay(new Map())) items.push(item);
    for (const { record } of items) {
      const objects = record.type === 'capture.add' || record.type === 'reading.add' ? record.objects : [];
      let isWhole = true;
      for (const object of objects) isWhole &&= await isThere(store.read(object.sha256));
      if (isWhole && !/^(repair|verify|backup)|^\?/.test(record.type)) intact.add(nameOf(record));
    }
    const report = await verified(store, 'full');
    const { readOnly: isReadOnly, notice } = store;
    await store.close();
    return { intact, isClean: report.state === 'clean', isReadOnly, notice, problem: JSON.stringify(report).slice(0, 400) };
  } catch (error) {
    return {
      intact,
      isClean: false,
      isReadOnly: true,
      notice: error instanceof Error ? error.message : String(error),
      problem: '',
    };
  }
}

/** The same for a record and for one that was made again from what is left of it. */
function nameOf(record: JournalItem['record']): string {
  if (record.type === 'capture.add') return `capture ${record.manifest.slice(0, 12)}`;
  if (record.type === 'reading.add') return `reading ${record.objects.map(({ sha256: name }) => name.slice(0, 12)).join(' ')}`;
  return `record ${record.writer} ${record.seq}`;
}

async function isThere(read: Promise<Uint8Array>): Promise<boolean> {
  try {
    await read;
    return true;
  } catch {
    return false;
  }
}

/** Every string of bytes the archive holds, by hash, and a path that holds it; drafts aside. */
function held(disk: Disk): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, bytes] of filesOn(disk, ARCHIVE)) if (!/\/(tmp|derived)\//.test(path)) found.set(sha256(bytes), path);
  return found;
}

function unlike(
  first: StoreRepair,
  second: StoreRepair,
  before: ReadonlyMap<string, Uint8Array>,
  after: ReadonlyMap<string, Uint8Array>,
): string | null {
  if (second.restored.length + second.rebuilt.length + second.quarantined.length > 0)
    return `it restored ${second.restored.length}, rebuilt ${second.rebuilt.length}, set aside ${second.quarantined.length}`;
  const losses = ({ lost }: StoreRepair) =>
    lost
      .map(({ what, name }) => `${what} ${name}`)
      .sort()
      .join(', ');
  if (losses(first) !== losses(second)) return `it lost ${losses(second)} where the first lost ${losses(first)}`;
  for (const [path, bytes] of after) {
    if (/\/tmp\//.test(path)) continue;
    const was = before.get(path);
    if (!was || Buffer.compare(was, bytes) !== 0) return `${path} changed`;
  }
  return null;
}
