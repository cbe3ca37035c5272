import { ArticleSet } from './article-set.ts';
import { type Asked, type Clause, expanded, NOTHING, queriedTerms } from './asked.ts';
import { Numbers } from './bytes.ts';
import { ChosenArticles } from './chosen-articles.ts';
import { fieldsToFind } from './fields.ts';
import { ListCursor } from './lists.ts';
import { PlaceReader } from './phrase.ts';
import { Accumulators, type QueriedTerm, type Scored, type Statistics, statisticsOf, together } from './score.ts';
import type { Shard } from './shard.ts';
import type { Stop } from './stop.ts';
import { takenBy, takenWhere } from './taken.ts';

/** What a search found, in slots, in no order. */
export interface EngineMatches {
  readonly clauses: readonly Uint32Array<ArrayBuffer>[];
  readonly scored: Uint32Array<ArrayBuffer>;
  readonly scores: Float64Array<ArrayBuffer>;
}

/**
 * Answers queries over shards, with room that it keeps from one to the next. `required`: groups of clauses of each of which an article must match one. Those
 * that do are then the only ones scored, and answer for each group with its first clause; the rarest group goes first, so that the others are read for them alone.
 */
export class Searcher {
  private readonly accumulators = new Accumulators();
  private readonly places = new PlaceReader();
  private readonly cursor = new ListCursor();
  private readonly rooms: ClauseRoom[] = [];
  private answer: Scored[] = [];
  /** Of the shard at hand the articles that match all groups so far, and room for those of the next. */
  private wanted = new ArticleSet();
  private spare = new ArticleSet();
  private readonly chosen = new ChosenArticles();
  private readonly listed = new ChosenArticles();

  search(
    shards: readonly Shard[],
    clauses: readonly Clause[],
    stop: Stop,
    required: readonly (readonly number[])[] = [],
  ): EngineMatches {
    stop.check();
    const asked = clauses.map((clause) => expanded(shards, clause));
    // Clauses that terms alone decide, and of which one will do, find whom they score: so nothing is noted twice.
    const isPlain =
      asked.every(({ isDirect, clause }) => isDirect && clause.scored) &&
      (asked.length === 1 || (required.length === 1 && required[0]?.length === asked.length));
    const terms = queriedTerms(asked, isPlain);
    const statistics = statisticsOf(shards, terms);
    const open = isPlain ? [] : clauses.map((_, c) => c).filter((c) => !required.some((group) => group.includes(c)));
    const query = { asked, terms, statistics, required: isPlain ? [] : required, open, stop };
    this.reserve(shards, clauses.length);
    try {
      for (const [s, shard] of shards.entries()) {
        stop.check();
        this.searchOne(shard, s, query);
      }
    } catch (error) {
      // A search that was broken off leaves nothing behind.
      this.accumulators.clear();
      throw error;
    }
    const { slots: scored, scores } = together(this.answer);
    // Who matches all groups is who was scored.
    const scoredFor = new Set(asked.length === 1 && isPlain ? [0] : required.map(([first]) => first));
    return {
      clauses: clauses.map((_, c) => (scoredFor.has(c) ? scored : (this.rooms[c]?.slots.trimmed() ?? new Uint32Array(0)))),
      scored,
      scores,
    };
  }

  private reserve(shards: readonly Shard[], clauses: number): void {
    const articles = shards.reduce((most, { slots }) => Math.max(most, slots.length), 0);
    this.accumulators.reserve(articles);
    while (this.rooms.length < clauses) this.rooms.push({ found: new ArticleSet(), slots: new Numbers() });
    for (const { slots } of this.rooms.slice(0, clauses)) slots.length = 0;
    this.answer = [];
  }

  private searchOne(shard: Shard, s: number, query: ShardQuery): void {
    const { asked, required, open, stop } = query;
    const { accumulators, answer, listed } = this;
    const chosen = required.length === 0 ? null : this.choose(shard, s, query);
    if (chosen?.length === 0) return;
    for (const c of open) this.rooms[c]?.found.begin(shard.slots.length);
    this.readTerms(shard, s, query, chosen);
    answer.push(chosen === null ? accumulators.drain(shard) : accumulators.drainChosen(shard, chosen));
    for (const c of open) {
      const one = asked[c];
      const room = this.rooms[c];
      if (!one || !room) continue;
      const { found, slots } = room;
      this.verify(shard, s, one, stop, chosen?.set ?? null, found);
      found.takeOut(shard.dead);
      if (chosen !== null) found.keepIn(chosen.set);
      listed.begin(found);
      addSlots(shard, listed, slots);
    }
  }

  /** Finds the articles that match a clause of every group. */
  private choose(shard: Shard, s: number, query: ShardQuery): ChosenArticles {
    this.chosen.begin(this.narrow(shard, s, query));
    return this.chosen;
  }

  private narrow(shard: Shard, s: number, { asked, required, stop }: ShardQuery): ArticleSet {
    const { cursor } = this;
    let within: ArticleSet | null = null;
    for (const group of rarestGroupFirst(shard, s, asked, required)) {
      stop.check();
      const found = this.spare.begin(shard.slots.length);
      for (const clause of group) {
        const one = asked[clause];
        if (!one) continue;
        const fields = fieldsToFind(one.fields);
        for (const { numbers } of one.direct) {
          const term = numbers[s] ?? -1;
          if (term < 0) continue;
          cursor.open(shard.segment, term);
          while (cursor.next()) if ((fields & (1 << cursor.field)) !== 0) cursor.addTo(found, within);
        }
        this.verify(shard, s, one, stop, within, found);
      }
      if (within === null) found.takeOut(shard.dead);
      else found.keepIn(within);
      this.spare = this.wanted;
      this.wanted = found;
      within = found;
      if (found.isEmpty) break;
    }
    return within ?? this.wanted.begin(shard.slots.length);
  }

  /** Reads the lists of every term of the query in one shard, to note who matches the clauses that are in no group, and to score. */
  private readTerms(shard: Shard, s: number, { terms, open, statistics, stop }: ShardQuery, chosen: ChosenArticles | null): void {
    const { cursor, accumulators } = this;
    for (const [i, queried] of terms.entries()) {
      if ((i & 31) === 31) stop.check();
      const number = queried.term.numbers[s] ?? -1;
      if (number < 0) continue;
      const marks = chosen === null ? queried.marks : queried.marks.filter(({ clause }) => open.includes(clause));
      if (marks.length === 0 && queried.fields === 0) continue;
      cursor.open(shard.segment, number);
      while (cursor.next()) {
        const bit = 1 << cursor.field;
        const isScored = (queried.fields & bit) !== 0;
        if (!isScored && !marks.some(({ fields }) => (fields & bit) !== 0)) continue;
        cursor.decode(chosen);
        if (chosen === null && shard.deadCount > 0) cursor.leaveOut(shard.dead);
        const { documents, count } = cursor;
        for (const { clause, fields } of marks) if ((fields & bit) !== 0) this.rooms[clause]?.found.addAll(documents, count);
        if (!isScored) continue;
        accumulators.add(shard, queried, cursor, statistics, chosen !== null);
        if (chosen === null) accumulators.touch(documents, count);
      }
    }
  }

  /** Puts into `found` the articles of which not terms alone, but their places decide. */
  private verify(shard: Shard, s: number, asked: Asked, stop: Stop, within: ArticleSet | null, found: ArticleSet): void {
    const { clause } = asked;
    const fields = fieldsToFind(asked.fields);
    const { segment } = shard;
    const question = { shard, fields, stop, within, found };
    if (clause.kind === 'phrase') {
      const words = clause.words.map((word) => takenBy(segment, word, clause.words.length === 1));
      if (words.length === 1) this.places.holding({ ...question, words });
      else this.places.phrases({ ...question, words });
    } else if (clause.kind === 'near') {
      const words = asked.words.map((byShard) => takenWhere(segment, Array.from(byShard[s]?.terms ?? []), ({ extra }) => !extra));
      this.places.near({ ...question, words }, clause.distance);
    } else {
      const { maybe, forms } = asked.words[0]?.[s] ?? NOTHING;
      if (maybe.length === 0) return;
      this.places.holding({ ...question, words: [takenWhere(segment, maybe, ({ form }) => forms.has(form))] });
    }
  }
}

/** What is noted of one clause: who matches in the shard at hand, and who in all. */
interface ClauseRoom {
  readonly found: ArticleSet;
  readonly slots: Numbers;
}

interface ShardQuery {
  readonly asked: readonly Asked[];
  readonly terms: readonly QueriedTerm[];
  readonly statistics: Statistics;
  readonly required: readonly (readonly number[])[];
  /** Clauses in no group. */
  readonly open: readonly number[];
  readonly stop: Stop;
}

function addSlots({ slots: from }: Shard, { list, length }: ChosenArticles, slots: Numbers): void {
  slots.reserve(slots.length + length);
  for (let i = 0; i < length; i++) slots.values[slots.length + i] = from[list[i] ?? 0] ?? 0;
  slots.length += length;
}

/** Groups that terms alone decide go before those of which places must be read, and rare ones before common ones. */
function rarestGroupFirst(
  { segment }: Shard,
  s: number,
  asked: readonly Asked[],
  required: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  if (required.length === 1) return required;
  const weighed = required.map((group) => {
    let weight = 0;
    for (const clause of group) {
      const one = asked[clause];
      if (!one?.isDirect) weight += PLACES_LAST;
      for (const { numbers } of one?.direct ?? []) weight += segment.df[numbers[s] ?? -1] ?? 0;
    }
    return { group, weight };
  });
  return weighed.sort((a, b) => a.weight - b.weight).map(({ group }) => group);
}

const PLACES_LAST = 2 ** 32;
