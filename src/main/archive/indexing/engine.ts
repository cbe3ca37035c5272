import { accessSync, constants, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexDocument, TextClause } from '../seams.ts';
import { FINGERPRINT } from './fingerprint.ts';
import { readManifest, writeManifest } from './manifest.ts';
import { matchClause } from './match.ts';
import { dueForMerge, merged } from './merge.ts';
import { type Accumulators, makeAccumulators, type ScoredTerm, scoreAll } from './score.ts';
import type { Segment } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { type OpenedSegment, openSegment, writeSegment } from './segment-file.ts';
import { bury, makeShard, type Shard } from './shard.ts';
import type { Stop } from './stop.ts';

/** What a search found, in slots. */
export interface EngineMatches {
  readonly clauses: readonly Uint32Array[];
  readonly scored: Uint32Array;
  readonly scores: Float64Array;
}

interface Place {
  readonly shard: Shard;
  readonly document: number;
}

/** The index of one folder, in one thread. Added articles are searchable at once and safe after `flush`. */
export class Engine {
  private readonly folder: string;
  /** Nothing is written: an archive on a read-only disk is searched all the same, from memory. */
  private readonly isReadOnly: boolean;
  private shards: Shard[] = [];
  private readonly places = new Map<string, Place>();
  private readonly slotOf = new Map<string, number>();
  /** Article ids by slot. Slots are given once and never reused. */
  readonly articleIds: string[] = [];
  private readonly opened = new Map<Shard, OpenedSegment>();
  private generation = 0;
  private acc: Accumulators = makeAccumulators(0);
  /** Something changed since the last flush. */
  dirty = false;
  /** Files were found broken or could not be written; the next whole flush mends it. */
  damaged = false;

  constructor(folder: string) {
    this.folder = folder;
    this.isReadOnly = !isWritable(folder);
    this.load();
  }

  get bytes(): number {
    return this.shards.reduce((sum, { file }) => sum + (file?.bytes ?? 0), 0);
  }

  /** Every article in the index with its version. */
  known(): Map<string, string> {
    const versions = new Map<string, string>();
    for (const [articleId, { shard, document }] of this.places) versions.set(articleId, shard.segment.versions[document] ?? '');
    return versions;
  }

  apply(documents: readonly IndexDocument[]): void {
    const builder = new SegmentBuilder();
    const last = new Map(documents.map((document) => [document.articleId, document]));
    for (const document of last.values()) builder.add(document);
    if (builder.size === 0) return;
    const segment = builder.finish();
    for (const articleId of segment.articleIds) this.bury(articleId);
    this.adopt(segment, this.slotsFor(segment), null);
    this.dirty = true;
    this.merge();
  }

  remove(articleIds: readonly string[]): void {
    for (const articleId of articleIds) if (this.bury(articleId)) this.dirty = true;
    this.merge();
  }

  search(clauses: readonly TextClause[], stop: Stop): EngineMatches {
    stop.check();
    if (this.acc.touched.length < this.articleIds.length) this.acc = makeAccumulators(this.articleIds.length * 2);
    const found = clauses.map((clause) => matchClause(this.shards, clause, stop));
    const terms: ScoredTerm[] = found.flatMap((match, i) => (clauses[i]?.scored ? match.terms : []));
    const { slots, scores } = scoreAll(this.shards, terms, this.acc, stop);
    return { clauses: found.map((match) => match.slots), scored: slots, scores };
  }

  /** The shards as they stand, for whoever reads the index without a query. */
  get all(): readonly Shard[] {
    return this.shards;
  }

  /** Writes what is only in memory, then the manifest, then takes away files it no longer names. */
  flush(): void {
    if (this.isReadOnly) this.dirty = false;
    if (!this.dirty) return;
    try {
      this.generation++;
      for (const [i, shard] of this.shards.entries()) {
        if (shard.file) continue;
        const name = `s-${this.generation}-${i}.seg`;
        const path = join(this.folder, name);
        rmSync(path, { force: true });
        const written = writeSegment(path, shard.segment);
        const opened = openSegment(path, written);
        const saved = { ...shard, segment: opened.segment, file: { name, ...written } };
        this.replace(shard, saved);
        this.opened.set(saved, opened);
      }
      const segments = this.shards.flatMap(({ file, dead }) => (file ? [{ ...file, dead: deadOf(dead) }] : []));
      writeManifest(this.folder, { fingerprint: FINGERPRINT, generation: this.generation, segments });
      this.dirty = false;
      this.damaged = false;
    } catch (error) {
      this.damaged = true;
      throw error;
    }
    this.sweep();
  }

  /** Forgets everything, on disk too. */
  reset(): void {
    this.close();
    if (!this.isReadOnly) {
      rmSync(this.folder, { recursive: true, force: true });
      mkdirSync(this.folder, { recursive: true });
    }
    this.shards = [];
    this.places.clear();
    this.dirty = true;
    this.flush();
  }

  close(): void {
    for (const opened of this.opened.values()) opened.close();
    this.opened.clear();
  }

  private load(): void {
    const { manifest, damaged } = readManifest(this.folder);
    this.damaged = damaged;
    if (manifest) {
      this.generation = manifest.generation;
      for (const { dead, ...file } of manifest.segments) {
        try {
          const opened = openSegment(join(this.folder, file.name), file);
          this.opened.set(this.adopt(opened.segment, this.slotsFor(opened.segment), file, dead), opened);
        } catch {
          // A segment that cannot be read is made anew: `known` no longer lists its articles, so the keeper brings them again.
          this.damaged = true;
          this.dirty = true;
        }
      }
    } else this.dirty = true;
    this.sweep();
  }

  private adopt(segment: Segment, slots: Uint32Array, file: Shard['file'], dead: readonly number[] = []): Shard {
    const shard = makeShard(segment, slots, file);
    for (const document of dead) bury(shard, document);
    this.shards.push(shard);
    for (const [document, articleId] of segment.articleIds.entries())
      if (shard.dead[document] === 0) this.places.set(articleId, { shard, document });
    return shard;
  }

  private slotsFor({ articleIds }: Segment): Uint32Array {
    return Uint32Array.from(articleIds, (articleId) => {
      let slot = this.slotOf.get(articleId);
      if (slot === undefined) {
        slot = this.articleIds.length;
        this.slotOf.set(articleId, slot);
        this.articleIds.push(articleId);
      }
      return slot;
    });
  }

  private bury(articleId: string): boolean {
    const place = this.places.get(articleId);
    if (!place) return false;
    bury(place.shard, place.document);
    return this.places.delete(articleId);
  }

  private merge(): void {
    this.shards = this.shards.filter((shard) => !this.dropIfEmpty(shard));
    for (let due = dueForMerge(this.shards); due.length > 0; due = dueForMerge(this.shards)) {
      const { segment, slots } = merged(due);
      this.shards = this.shards.filter((shard) => !due.includes(shard));
      this.adopt(segment, slots, null);
      for (const shard of due) this.release(shard);
      this.dirty = true;
    }
  }

  private dropIfEmpty(shard: Shard): boolean {
    if (shard.deadCount < shard.slots.length) return false;
    this.release(shard);
    this.dirty = true;
    return true;
  }

  private release(shard: Shard): void {
    this.opened.get(shard)?.close();
    this.opened.delete(shard);
  }

  private replace(old: Shard, by: Shard): void {
    this.shards = this.shards.map((shard) => (shard === old ? by : shard));
    for (const [document, articleId] of by.segment.articleIds.entries())
      if (this.places.get(articleId)?.shard === old) this.places.set(articleId, { shard: by, document });
  }

  /** Files of other generations. One that is open elsewhere cannot go on Windows: the next start takes it. */
  private sweep(): void {
    if (this.isReadOnly) return;
    const named = new Set(this.shards.map(({ file }) => file?.name));
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

function deadOf(dead: Uint8Array): number[] {
  const numbers: number[] = [];
  for (let document = 0; document < dead.length; document++) if (dead[document] === 1) numbers.push(document);
  return numbers;
}
