import { accessSync, constants, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleSet } from './article-set.ts';
import { BlockCache } from './block-cache.ts';
import { ChosenArticles } from './chosen-articles.ts';
import { FINGERPRINT } from './fingerprint.ts';
import { readManifest, writeManifest } from './manifest.ts';
import type { Segment } from './segment.ts';
import { type OpenedSegment, onDisk, openSegment, writeSegment } from './segment-file.ts';
import type { SegmentFileName, Shard } from './shard.ts';

/** 12 MB of postings. */
const MOST_BLOCKS = 768;

/** What a folder held: segments with the articles of each that are gone. */
export interface FoundSegments {
  readonly segments: readonly { readonly segment: Segment; readonly file: SegmentFileName; readonly dead: readonly number[] }[];
  /** Something was there that cannot be read. */
  readonly damaged: boolean;
  /** Some of it were segments, whose articles are missing now. */
  readonly lost: boolean;
  /** There is a list of segments, and all it names is there. */
  readonly whole: boolean;
}

/** The files of an index: what is in them, and what of it is in memory. */
export class SegmentFiles {
  /** Nothing is written: an archive on a read-only disk is searched all the same, from memory. */
  readonly isReadOnly: boolean;
  private readonly folder: string;
  private readonly cache = new BlockCache(MOST_BLOCKS);
  private readonly opened = new Map<Segment, OpenedSegment>();
  private generation = 0;
  private unchecked: OpenedSegment[] = [];

  constructor(folder: string) {
    this.folder = folder;
    this.isReadOnly = !isWritable(folder);
  }

  /** Opens what the list of segments names. One that cannot be read is left out: its articles are brought again by whoever compares. */
  open(): FoundSegments {
    const { manifest, damaged } = readManifest(this.folder);
    this.generation = manifest?.generation ?? 0;
    const segments: FoundSegments['segments'][number][] = [];
    for (const { dead, ...file } of manifest?.segments ?? []) {
      try {
        const opened = openSegment(join(this.folder, file.name), file, this.cache);
        this.opened.set(opened.segment, opened);
        this.unchecked.push(opened);
        segments.push({ segment: opened.segment, file, dead });
      } catch {
        // Told by what is missing.
      }
    }
    const lost = segments.length < (manifest?.segments.length ?? 0);
    this.sweep(new Set(segments.map(({ file }) => file.name)));
    return { segments, damaged: damaged || lost, lost, whole: manifest !== null && !lost };
  }

  /** Writes segments that are only in memory, then the list of all, then takes away files it does not name. `isInUse`: what is not by now need not be opened. */
  async write(shards: readonly Shard[], isInUse: (shard: Shard) => boolean): Promise<void> {
    this.generation++;
    const { generation } = this;
    // The state that is written is the one of this moment; what changes meanwhile is written next time.
    const state = shards.map((shard) => ({ shard, dead: numbersIn(shard.dead) }));
    const segments = [];
    for (const [i, { shard, dead }] of state.entries()) {
      const file = shard.file ?? (await this.save(shard, `s-${generation}-${i}.seg`, isInUse));
      segments.push({ ...file, dead });
    }
    await writeManifest(this.folder, { fingerprint: FINGERPRINT, generation, segments });
    this.sweep(new Set(segments.map(({ name }) => name)));
  }

  /** Reads a block that no search has read: damage is found before it is asked for. False when there is none left. */
  checkNext(): boolean {
    for (;;) {
      const opened = this.unchecked.at(-1);
      if (!opened) return false;
      const { records, positions } = opened.segment;
      if (records.checkNext() || positions.checkNext()) return true;
      this.unchecked.pop();
    }
  }

  /** Lets go of the file of a segment that is in use no more. */
  release({ segment }: Shard): void {
    const opened = this.opened.get(segment);
    if (!opened) return;
    opened.close();
    this.opened.delete(segment);
    this.unchecked = this.unchecked.filter((other) => other !== opened);
  }

  close(): void {
    for (const opened of this.opened.values()) opened.close();
    this.opened.clear();
    this.unchecked = [];
  }

  /** Closes and takes away all. */
  clear(): void {
    this.close();
    if (this.isReadOnly) return;
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
  }

  private async save(shard: Shard, name: string, isInUse: (shard: Shard) => boolean): Promise<SegmentFileName> {
    const path = join(this.folder, name);
    rmSync(path, { force: true });
    const file = { name, ...(await writeSegment(path, shard.segment)) };
    shard.file = file;
    if (!isInUse(shard)) return file;
    const opened = onDisk(shard.segment, path, file, this.cache);
    shard.segment = opened.segment;
    this.opened.set(opened.segment, opened);
    return file;
  }

  /** Takes away files that nobody names. One that is open elsewhere cannot go on Windows: the next start takes it. */
  private sweep(named: ReadonlySet<string>): void {
    if (this.isReadOnly) return;
    for (const name of readdirSync(this.folder)) {
      if (!name.endsWith('.seg') || named.has(name)) continue;
      try {
        rmSync(join(this.folder, name));
      } catch {
        // Left for the next start: nothing names it, so nothing reads it.
      }
    }
  }
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    // Whatever the reason, it is the same for us: what is there is read, and nothing is written.
    return false;
  }
}

function numbersIn(set: ArticleSet): number[] {
  const listed = new ChosenArticles();
  listed.begin(set);
  return Array.from(listed.list.subarray(0, listed.length));
}
