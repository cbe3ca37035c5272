import { type Asked, type Clause, expanded, NOTHING, queriedTerms } from './asked.ts';
import { Numbers } from './bytes.ts';
import { FIELDS, fieldsToFind } from './fields.ts';
import { fewOf, ListCursor, reaches, type Wanted } from './lists.ts';
import { PlaceReader } from './phrase.ts';
import { Accumulators, type Postings, type QueriedTerm, Scores, type Statistics, statisticsOf } from './score.ts';
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
  private readonly answer = { slots: new Numbers(), scores: new Scores() };
  /** How many groups an article has matched so far, and the articles that matched the first. */
  private wanted = new Uint8Array(0);
  private readonly candidates = new Numbers();
  /** Lists of the shard at hand that were read to find whom to score. */
  private readonly kept = new Map<number, Postings>();
  private readonly spare: { documents: Uint32Array; frequencies: Uint32Array }[] = [];

  search(
    shards: readonly Shard[],
    clauses: readonly Clause[],
    stop: Stop,
    required: readonly (readonly number[])[] = [],
  ): EngineMatches {
    stop.check();
    const asked = clauses.map((clause) => expanded(shards, clause));
    // One clause that terms alone decide finds whom it scores, so nothing is noted twice.
    const isPlain = asked.length === 1 && asked[0]?.isDirect === true && asked[0].clause.scored;
    const terms = queriedTerms(asked, isPlain);
    const statistics = statisticsOf(shards, terms);
    const groups = isPlain ? [] : required;
    const open = clauses.map((_, c) => c).filter((c) => !groups.some((group) => group.includes(c)));
    const query = { asked, terms, statistics, required: groups, open, stop };
    this.reserve(shards, clauses.length);
    try {
      for (const [s, shard] of shards.entries()) {
        stop.check();
        this.searchOne(shard, s, query);
        this.accumulators.drain(shard, this.answer);
      }
    } catch (error) {
      this.clear();
      throw error;
    }
    const scored = this.answer.slots.trimmed();
    return {
      clauses: isPlain ? [scored] : clauses.map((_, c) => this.rooms[c]?.slots.trimmed() ?? new Uint32Array(0)),
      scored,
      scores: this.answer.scores.trimmed(),
    };
  }

  private reserve(shards: readonly Shard[], clauses: number): void {
    const articles = shards.reduce((most, { slots }) => Math.max(most, slots.length), 0);
    this.accumulators.reserve(articles);
    if (this.wanted.length < articles) this.wanted = new Uint8Array(articles);
    while (this.rooms.length < clauses)
      this.rooms.push({ marks: new Uint8Array(0), documents: new Numbers(), slots: new Numbers() });
    for (const room of this.rooms.slice(0, clauses)) {
      if (room.marks.length < articles) room.marks = new Uint8Array(articles);
      room.slots.length = 0;
    }
    this.answer.slots.length = 0;
    this.answer.scores.length = 0;
  }

  /** A search that was broken off leaves nothing behind. */
  private clear(): void {
    for (const { marks, documents } of this.rooms) {
      marks.fill(0);
      documents.length = 0;
    }
    this.wanted.fill(0);
    this.candidates.length = 0;
    this.kept.clear();
    this.accumulators.clear();
  }

  private searchOne(shard: Shard, s: number, query: ShardQuery): void {
    const { asked, required, open } = query;
    const isWanted = required.length === 0 || this.narrow(shard, s, query);
    if (isWanted) {
      for (const group of required) addSlots(shard, this.candidates, this.rooms[group[0] ?? 0]);
      this.accumulators.touch(this.candidates.values, this.candidates.length);
      this.readTerms(shard, s, query);
    }
    this.forget();
    if (!isWanted) return;
    for (const c of open) {
      const one = asked[c];
      const room = this.rooms[c];
      if (!one || !room) continue;
      const { marks, documents } = room;
      this.verify(shard, s, one, query.stop, { marks, level: 0 }, (document) => {
        if (marks[document] === 1) return;
        marks[document] = 1;
        documents.push(document);
      });
      for (let i = 0; i < documents.length; i++) marks[documents.values[i] ?? 0] = 0;
      addSlots(shard, documents, room);
      documents.length = 0;
    }
  }

  /** Finds the articles that match a clause of every group; false when there are none. */
  private narrow(shard: Shard, s: number, { asked, required, stop }: ShardQuery): boolean {
    const { wanted, candidates } = this;
    for (const [step, group] of rarestGroupFirst(shard, s, asked, required).entries()) {
      stop.check();
      let kept = 0;
      const matter = step === 0 ? null : { marks: wanted, level: step, few: fewOf(candidates) };
      const take = (document: number) => {
        if (wanted[document] !== step) return;
        wanted[document] = step + 1;
        if (step === 0) candidates.push(document);
        kept++;
      };
      for (const clause of group) {
        const one = asked[clause];
        if (!one) continue;
        for (const { numbers } of one.direct)
          kept += this.takeTerm(shard, numbers[s] ?? -1, fieldsToFind(one.fields), step, matter);
        this.verify(shard, s, one, stop, matter ?? { marks: wanted, level: step }, take);
      }
      if (kept === 0) return false;
    }
    const { values } = candidates;
    let size = 0;
    for (let i = 0; i < candidates.length; i++) {
      const document = values[i] ?? 0;
      const mark = wanted[document] ?? 0;
      const isLeft = reaches(mark, required.length);
      values[size] = document;
      size += isLeft;
      wanted[document] = mark * isLeft;
    }
    candidates.length = size;
    return size > 0;
  }

  /** Articles that have matched `step` groups and hold a term have matched one more; says how many. */
  private takeTerm(shard: Shard, term: number, fields: number, step: number, matter: Wanted | null): number {
    if (term < 0) return 0;
    const { cursor, wanted, candidates } = this;
    let kept = 0;
    cursor.open(shard.segment, term);
    while (cursor.next()) {
      if ((fields & (1 << cursor.field)) === 0) continue;
      // Of a later group only articles that have matched all before it are looked at again.
      cursor.decode(matter);
      if (shard.deadCount > 0) cursor.keepLive(shard.dead);
      const { documents, count } = this.keep(cursor, term);
      if (step === 0) candidates.reserve(candidates.length + count);
      const { values } = candidates;
      let size = candidates.length;
      for (let i = 0; i < count; i++) {
        const document = documents[i] ?? 0;
        if (wanted[document] !== step) continue;
        wanted[document] = step + 1;
        if (step === 0) values[size++] = document;
        kept++;
      }
      candidates.length = size;
    }
    return kept;
  }

  /** Keeps the list a cursor has decoded, for scoring, and gives it other room. */
  private readonly keep = (cursor: ListCursor, term: number): Postings => {
    const { field, count, documents, frequencies } = cursor;
    const postings = { field, count, documents, frequencies };
    this.kept.set(term * FIELDS.length + field, postings);
    const room = this.spare.pop();
    cursor.documents = room?.documents ?? new Uint32Array(64);
    cursor.frequencies = room?.frequencies ?? new Uint32Array(64);
    return postings;
  };

  private forget(): void {
    const { candidates, wanted } = this;
    for (let i = 0; i < candidates.length; i++) wanted[candidates.values[i] ?? 0] = 0;
    candidates.length = 0;
    for (const list of this.kept.values()) if (this.spare.length < MOST_SPARE) this.spare.push(list);
    this.kept.clear();
  }

  /** Reads the lists of every term of the query in one shard, to note who matches the clauses that are in no group, and to score. */
  private readTerms(shard: Shard, s: number, { terms, required, open, statistics, stop }: ShardQuery): void {
    const { cursor, accumulators } = this;
    const only = required.length === 0 ? null : { marks: this.wanted, level: required.length, few: fewOf(this.candidates) };
    for (const [i, queried] of terms.entries()) {
      if ((i & 31) === 31) stop.check();
      const number = queried.term.numbers[s] ?? -1;
      if (number < 0) continue;
      const marks = only === null ? queried.marks : queried.marks.filter(({ clause }) => open.includes(clause));
      if (marks.length === 0 && queried.fields === 0) continue;
      cursor.open(shard.segment, number);
      while (cursor.next()) {
        const bit = 1 << cursor.field;
        const isScored = (queried.fields & bit) !== 0;
        if (!isScored && !marks.some(({ fields }) => (fields & bit) !== 0)) continue;
        const kept = marks.length === 0 ? this.kept.get(number * FIELDS.length + cursor.field) : undefined;
        if (kept) {
          accumulators.add(shard, queried, kept, statistics, only);
          continue;
        }
        cursor.decode(marks.length === 0 ? only : null);
        if (shard.deadCount > 0) cursor.keepLive(shard.dead);
        for (const { clause, fields } of marks) if ((fields & bit) !== 0) this.mark(this.rooms[clause]);
        if (isScored) accumulators.add(shard, queried, cursor, statistics, only);
      }
    }
  }

  private mark(room: ClauseRoom | undefined): void {
    if (!room) return;
    const { marks, documents: list } = room;
    const { documents, count } = this.cursor;
    list.reserve(list.length + count);
    const { values } = list;
    let size = list.length;
    for (let i = 0; i < count; i++) {
      const document = documents[i] ?? 0;
      if (marks[document] === 1) continue;
      marks[document] = 1;
      values[size++] = document;
    }
    list.length = size;
  }

  /** Visits articles of which not terms alone, but their places decide. */
  private verify(shard: Shard, s: number, asked: Asked, stop: Stop, only: Wanted, visit: (document: number) => void): void {
    const { clause } = asked;
    const fields = fieldsToFind(asked.fields);
    const { segment } = shard;
    const question = { shard, fields, stop, only, visit };
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

/** Lists whose room is kept for the next query. */
const MOST_SPARE = 4;

/** What is noted of one clause: who matches in the shard at hand, and who in all. */
interface ClauseRoom {
  marks: Uint8Array;
  readonly documents: Numbers;
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

function addSlots({ slots: from }: Shard, documents: Numbers, room: ClauseRoom | undefined): void {
  if (!room) return;
  const { slots } = room;
  slots.reserve(slots.length + documents.length);
  for (let i = 0; i < documents.length; i++) slots.values[slots.length + i] = from[documents.values[i] ?? 0] ?? 0;
  slots.length += documents.length;
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
