import { isArchiveError } from '../../../shared/archive-error.ts';
import type { IndexDocument } from '../seams.ts';
import type { ArticleSet } from './article-set.ts';
import type { Clause } from './asked.ts';
import { countOf, packStrings, type Strings, stringAt } from './dictionary.ts';
import { Lexicon } from './lexicon.ts';
import { dueAtRest, dueForMerge } from './merge.ts';
import { merging } from './merge-segments.ts';
import { Places } from './places.ts';
import { type EngineMatches, Searcher } from './search.ts';
import type { Segment } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { SegmentFiles } from './segment-files.ts';
import { bury, liveCount, makeShard, type Shard } from './shard.ts';
import { SlotNames } from './slot-names.ts';
import type { Stop } from './stop.ts';

/** So many articles become a segment together: more of them are cheaper to make, and take longer. While somebody searches they are few. */
const MOST_UNSEALED = 512;
const MOST_UNSEALED_WATCHED = 64;
const WATCHED_MS = 5000;

/** A merge under way: its shards answer until it is done. */
interface Merge {
  readonly shards: readonly Shard[];
  readonly dead: readonly ArticleSet[];
  readonly steps: Generator<void, Segment>;
}

/**
 * The index of one folder, in one thread. Added articles are searchable at once and safe after `flush`; merging is done in small pieces by `work`, and
 * writing lets others run, so that neither holds up a search.
 */
export class Engine {
  private readonly files: SegmentFiles;
  private shards: Shard[] = [];
  /** Where each article that is there stands; made when first needed, because searching does not. */
  private places: Places | null = null;
  /** Article ids by slot. Slots are given once and never reused. */
  readonly names = new SlotNames();
  private merge: Merge | null = null;
  private writing: Promise<void> = Promise.resolve();
  private untold: Strings[] = [];
  private isResting = false;
  private readonly lexicon = new Lexicon();
  /** Articles that are analysed and not in a segment yet: what asks for anything seals them first. */
  private readonly builder = new SegmentBuilder(this.lexicon);
  private readonly unsealed = new Set<string>();
  private searchedAt = Number.NEGATIVE_INFINITY;
  private readonly searcher = new Searcher();
  /** Something changed since the last flush. */
  dirty = false;
  /** Articles were left out because their file is not as it was written; for whoever tells of it to set back. */
  lost = false;
  /** Files were found broken or could not be written; the next whole flush mends it. */
  damaged = false;

  constructor(folder: string) {
    this.files = new SegmentFiles(folder);
    this.load();
  }

  get bytes(): number {
    return this.shards.reduce((sum, { file }) => sum + (file?.bytes ?? 0), 0);
  }

  /** The shards as they stand, for whoever reads the index without a query. */
  get all(): readonly Shard[] {
    this.seal();
    return this.shards;
  }

  get segments(): number {
    return this.shards.length;
  }

  /** Somebody searched a moment ago and will again. */
  get isWatched(): boolean {
    return performance.now() - this.searchedAt < WATCHED_MS;
  }

  /** Every article in the index with its version. */
  known(): Map<string, string> {
    this.seal();
    const versions = new Map<string, string>();
    this.placed().each((articleId, shard, document) => versions.set(articleId, stringAt(shard.segment.versions, document)));
    return versions;
  }

  apply(documents: readonly IndexDocument[]): void {
    const last = new Map(documents.map((document) => [document.articleId, document]));
    for (const document of last.values()) {
      if (this.unsealed.has(document.articleId)) this.seal();
      this.builder.add(document);
      this.unsealed.add(document.articleId);
    }
    this.isResting = false;
    this.dirty = true;
    if (this.builder.size >= (this.isWatched ? MOST_UNSEALED_WATCHED : MOST_UNSEALED)) this.seal();
  }

  remove(articleIds: readonly string[]): void {
    this.seal();
    for (const articleId of articleIds) if (this.bury(articleId)) this.dirty = true;
    this.dropEmpty();
  }

  /** Makes a segment of what was added since the last one. */
  seal(): void {
    if (this.builder.size === 0) return;
    this.unsealed.clear();
    this.adoptFresh(this.builder.finish());
    this.lexicon.trim();
  }

  /** Takes in a segment that another thread made of articles; those of them that are there are replaced. */
  take(segment: Segment): void {
    this.seal();
    this.adoptFresh(segment);
    this.isResting = false;
    this.dirty = true;
  }

  private adoptFresh(segment: Segment): void {
    const { ids } = segment;
    const places = this.placed();
    const slots = new Uint32Array(countOf(ids));
    const fresh: number[] = [];
    for (let document = 0; document < slots.length; document++) {
      const articleId = stringAt(ids, document);
      const slot = places.slotOf(articleId);
      if (slot !== undefined) {
        slots[document] = slot;
        this.bury(articleId);
      } else fresh.push(document);
    }
    const first = this.named(packStrings(fresh.map((document) => stringAt(ids, document))));
    for (const [i, document] of fresh.entries()) slots[document] = first + i;
    this.adopt(segment, slots, null);
    this.dropEmpty();
  }

  /** Articles in a file that turns out damaged are left out, and are no longer among the known. */
  search(clauses: readonly Clause[], stop: Stop, required?: readonly (readonly number[])[]): EngineMatches {
    this.searchedAt = performance.now();
    this.seal();
    for (;;) {
      try {
        return this.searcher.search(this.shards, clauses, stop, required);
      } catch (error) {
        if (!this.dropBroken(error)) throw error;
      }
    }
  }

  /** Merges, and checks files, for about so many milliseconds; true when there is more to do. */
  work(budgetMs: number): boolean {
    const end = performance.now() + budgetMs;
    try {
      do {
        if (!this.mergeStep() && !this.files.checkNext()) return false;
      } while (performance.now() < end);
      return true;
    } catch (error) {
      if (!this.dropBroken(error)) throw error;
      return true;
    }
  }

  /** Writes what is only in memory, then the manifest, then takes away files it no longer names. */
  flush(): Promise<void> {
    const before = this.writing.catch(() => undefined);
    this.writing = before.then(() => this.write());
    return this.writing;
  }

  /** Forgets everything, on disk too. */
  async reset(): Promise<void> {
    await this.writing.catch(() => undefined);
    this.seal();
    this.files.clear();
    this.shards = [];
    this.merge = null;
    this.places = null;
    this.damaged = false;
    this.dirty = true;
    await this.flush();
  }

  /** The article ids of slots given since this was last asked, in the order of the slots. */
  takeNewNames(): Strings[] {
    const names = this.untold;
    this.untold = [];
    return names;
  }

  /** Nothing was changed for a while: what analysis keeps in mind is let go, and `work` makes few segments of many. */
  rest(): void {
    this.seal();
    this.lexicon.forget();
    this.isResting = true;
  }

  close(): void {
    this.files.close();
  }

  private load(): void {
    const { segments, damaged, lost, whole } = this.files.open();
    this.damaged = damaged;
    this.lost = lost;
    this.dirty = !whole;
    for (const { segment, file, dead } of segments) {
      const shard = this.adopt(segment, this.freshSlots(segment.ids), file);
      for (const document of dead) bury(shard, document);
    }
  }

  private placed(): Places {
    if (this.places) return this.places;
    this.places = new Places();
    for (const shard of this.shards) this.places.add(shard);
    return this.places;
  }

  private adopt(segment: Segment, slots: Uint32Array, file: Shard['file']): Shard {
    const shard = makeShard(segment, slots, file);
    this.shards.push(shard);
    this.places?.add(shard);
    return shard;
  }

  private freshSlots(ids: Strings): Uint32Array {
    const first = this.named(ids);
    return new Uint32Array(countOf(ids)).map((_, document) => first + document);
  }

  private named(ids: Strings): number {
    if (countOf(ids) > 0) this.untold.push(ids);
    return this.names.add(ids);
  }

  private bury(articleId: string): boolean {
    const place = this.placed().take(articleId);
    if (!place) return false;
    bury(place.shard, place.document);
    return true;
  }

  private mergeStep(): boolean {
    this.merge ??= this.nextMerge();
    if (!this.merge) return false;
    const { shards, dead, steps } = this.merge;
    const step = steps.next();
    if (step.done !== true) return true;
    this.merge = null;
    const slots = new Uint32Array(countOf(step.value.ids));
    const gone: number[] = [];
    let count = 0;
    for (const [s, shard] of shards.entries())
      for (let document = 0; document < shard.slots.length; document++) {
        if (dead[s]?.has(document) === true) continue;
        // Gone while the merge was under way.
        if (shard.dead.has(document)) gone.push(count);
        slots[count++] = shard.slots[document] ?? 0;
      }
    this.shards = this.shards.filter((shard) => !shards.includes(shard));
    const merged = makeShard(step.value, slots, null);
    for (const document of gone) bury(merged, document);
    this.shards.push(merged);
    this.places?.move(merged);
    for (const shard of shards) this.files.release(shard);
    this.dropEmpty();
    this.dirty = true;
    return true;
  }

  private nextMerge(): Merge | null {
    let shards = dueForMerge(this.shards);
    if (shards.length === 0 && this.isResting) shards = dueAtRest(this.shards);
    if (shards.length === 0) return null;
    const inputs = shards.map(({ segment, dead }) => ({ segment, dead: dead.copy() }));
    return { shards, dead: inputs.map(({ dead }) => dead), steps: merging(inputs) };
  }

  /** Leaves out shards whose files are not as they were written; false when the error has another cause. */
  private dropBroken(error: unknown): boolean {
    if (!isArchiveError(error) || error.code !== 'damaged') return false;
    const broken = this.shards.filter(({ segment }) => segment.records.isBroken || segment.positions.isBroken);
    if (broken.length === 0) return false;
    this.shards = this.shards.filter((shard) => !broken.includes(shard));
    if (this.merge?.shards.some((shard) => broken.includes(shard))) this.merge = null;
    for (const shard of broken) this.files.release(shard);
    this.places = null;
    this.damaged = true;
    this.lost = true;
    this.dirty = true;
    return true;
  }

  private dropEmpty(): void {
    const empty = this.shards.filter((shard) => liveCount(shard) === 0 && !this.merge?.shards.includes(shard));
    if (empty.length === 0) return;
    this.shards = this.shards.filter((shard) => !empty.includes(shard));
    for (const shard of empty) this.files.release(shard);
    this.dirty = true;
  }

  private async write(): Promise<void> {
    this.seal();
    if (this.files.isReadOnly) this.dirty = false;
    if (!this.dirty) return;
    this.dirty = false;
    try {
      await this.files.write(this.shards, (shard) => this.shards.includes(shard));
      this.damaged = false;
    } catch (error) {
      this.damaged = true;
      this.dirty = true;
      throw error;
    }
  }
}
