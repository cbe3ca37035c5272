import type { TextClause, TextField } from '../seams.ts';
import { Numbers } from './bytes.ts';
import {
  expandFuzzy,
  expandPattern,
  expandPrefix,
  expandWord,
  type ShardExpansion,
  type Term,
  termsOfForms,
  unite,
} from './expand.ts';
import { FIELDS, fieldMask } from './fields.ts';
import { ListCursor } from './lists.ts';
import { PlaceReader } from './phrase.ts';
import { Accumulators, type Marked, type Postings, type QueriedTerm, Scores, type Statistics, statisticsOf } from './score.ts';
import type { Shard } from './shard.ts';
import type { Stop } from './stop.ts';
import { formsOf, takenBy, takenWhere } from './taken.ts';

/** What a search found, in slots, in no order. */
export interface EngineMatches {
  readonly clauses: readonly Uint32Array<ArrayBuffer>[];
  readonly scored: Uint32Array<ArrayBuffer>;
  readonly scores: Float64Array<ArrayBuffer>;
}

/** A clause as Lunr itself has it: a term that may hold wildcards, or a distance. */
export interface PatternClause {
  readonly kind: 'pattern';
  readonly pattern: string;
  readonly fields: readonly TextField[];
  readonly distance: number;
  readonly boost: number;
  readonly scored: boolean;
}

export type Clause = TextClause | PatternClause;

/** A clause ranks by its commonest terms when it has more than this; whom it finds is not limited. */
const MOST_SCORED_TERMS = 2000;

/**
 * Answers queries over shards, with room that it keeps from one to the next. `required`: groups of clauses of each of which an article must match one. Those
 * that do are then the only ones scored, and answer for each group with its first clause; the rarest group goes first, so that the others are read for them alone.
 */
export class Searcher {
  private readonly accumulators = new Accumulators();
  private readonly places = new PlaceReader();
  private readonly cursor = new ListCursor();
  private marks: Uint8Array[] = [];
  /** How many groups an article has matched so far, and the articles that matched the first. */
  private wanted = new Uint8Array(0);
  private readonly candidates = new Numbers();
  /** Lists of the shard at hand that were read to find whom to score. */
  private readonly kept = new Map<number, Postings[]>();
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
    const found = clauses.map(() => new Numbers());
    const scored = { slots: new Numbers(), scores: new Scores() };
    const most = shards.reduce((most, { slots }) => Math.max(most, slots.length), 0);
    this.reserve(most, clauses.length);
    try {
      for (const [s, shard] of shards.entries()) {
        stop.check();
        this.searchOne(shard, s, { asked, terms, statistics, required: isPlain ? [] : required, found, stop });
        this.accumulators.drain(shard, scored);
      }
    } catch (error) {
      for (const marks of this.marks) marks.fill(0);
      this.wanted.fill(0);
      this.candidates.length = 0;
      this.kept.clear();
      this.accumulators.clear();
      throw error;
    }
    const slots = scored.slots.trimmed();
    return { clauses: isPlain ? [slots] : found.map((one) => one.trimmed()), scored: slots, scores: scored.scores.trimmed() };
  }

  private reserve(articles: number, clauses: number): void {
    this.accumulators.reserve(articles);
    if (this.wanted.length < articles) this.wanted = new Uint8Array(articles);
    while (this.marks.length < clauses) this.marks.push(new Uint8Array(0));
    this.marks = this.marks.map((marks, i) => (i < clauses && marks.length < articles ? new Uint8Array(articles) : marks));
  }

  private searchOne(shard: Shard, s: number, query: ShardQuery): void {
    const { asked, required, found } = query;
    const documents = asked.map(() => new Numbers());
    const grouped = new Set(required.flat());
    const isOpen = required.length === 0 || this.narrow(shard, s, query);
    if (isOpen) {
      for (const group of required) this.handOver(shard, found[group[0] ?? 0]);
      this.readTerms(shard, s, query, documents, grouped, required.length);
    }
    this.forget();
    if (!isOpen) return;
    for (const [c, one] of asked.entries()) {
      const marks = this.marks[c];
      const list = documents[c];
      if (grouped.has(c) || !marks || !list) continue;
      this.verify(shard, s, one, query.stop, { marks, level: 0 }, (document) => {
        if (marks[document] === 1) return;
        marks[document] = 1;
        list.push(document);
      });
      const slots = found[c];
      for (let i = 0; i < list.length; i++) marks[list.values[i] ?? 0] = 0;
      if (slots) addSlots(shard, list, slots);
    }
  }

  /** Finds the articles that match a clause of every group; false when there are none. */
  private narrow(shard: Shard, s: number, { asked, required, stop }: ShardQuery): boolean {
    const { wanted, candidates } = this;
    for (const [step, group] of rarestGroupFirst(shard, s, asked, required).entries()) {
      stop.check();
      let kept = 0;
      const take = (document: number) => {
        if (wanted[document] !== step) return;
        wanted[document] = step + 1;
        if (step === 0) candidates.push(document);
        kept++;
      };
      for (const clause of group) {
        const one = asked[clause];
        if (!one) continue;
        for (const { numbers } of one.direct) kept += this.takeTerm(shard, numbers[s] ?? -1, one.fields, step);
        this.verify(shard, s, one, stop, { marks: wanted, level: step }, take);
      }
      if (kept === 0) return false;
    }
    const { values } = candidates;
    let size = 0;
    for (let i = 0; i < candidates.length; i++) {
      const document = values[i] ?? 0;
      if (wanted[document] === required.length) values[size++] = document;
      else wanted[document] = 0;
    }
    candidates.length = size;
    return size > 0;
  }

  private takeTerm(shard: Shard, term: number, fields: number, step: number): number {
    if (term < 0) return 0;
    const { cursor, wanted, candidates } = this;
    let kept = 0;
    cursor.open(shard.segment, term);
    while (cursor.next()) {
      if ((fields & (1 << cursor.field)) === 0) continue;
      cursor.decode();
      if (shard.deadCount > 0) cursor.keepLive(shard.dead);
      const { documents, count } = this.keep(term);
      if (step === 0) candidates.reserve(candidates.length + count);
      for (let i = 0; i < count; i++) {
        const document = documents[i] ?? 0;
        if (wanted[document] !== step) continue;
        wanted[document] = step + 1;
        if (step === 0) candidates.values[candidates.length++] = document;
        kept++;
      }
    }
    return kept;
  }

  /** Keeps what the cursor has decoded, for scoring, and gives it other room. */
  private keep(term: number): Postings {
    const { cursor, kept } = this;
    const { field, count, documents, frequencies } = cursor;
    const postings = { field, count, documents, frequencies };
    const others = kept.get(term);
    if (others) others.push(postings);
    else kept.set(term, [postings]);
    const { documents: nextDocuments = new Uint32Array(64), frequencies: nextFrequencies = new Uint32Array(64) } =
      this.spare.pop() ?? {};
    cursor.documents = nextDocuments;
    cursor.frequencies = nextFrequencies;
    return postings;
  }

  private handOver(shard: Shard, slots: Numbers | undefined): void {
    if (slots) addSlots(shard, this.candidates, slots);
  }

  private forget(): void {
    for (let i = 0; i < this.candidates.length; i++) this.wanted[this.candidates.values[i] ?? 0] = 0;
    this.candidates.length = 0;
    for (const lists of this.kept.values()) for (const list of lists) if (this.spare.length < 16) this.spare.push(list);
    this.kept.clear();
  }

  /** Reads the lists of every term of the query in one shard, to note who matches the clauses that are in no group, and to score. */
  private readTerms(
    shard: Shard,
    s: number,
    query: ShardQuery,
    documents: readonly Numbers[],
    grouped: ReadonlySet<number>,
    level: number,
  ): void {
    const { cursor } = this;
    for (const [i, queried] of query.terms.entries()) {
      if ((i & 31) === 31) query.stop.check();
      const number = queried.term.numbers[s] ?? -1;
      if (number < 0) continue;
      const marks = grouped.size === 0 ? queried.marks : queried.marks.filter(({ clause }) => !grouped.has(clause));
      if (marks.length === 0 && queried.fields === 0) continue;
      const kept = marks.length === 0 ? this.kept.get(number) : undefined;
      if (kept) {
        const only = { marks: this.wanted, level };
        for (const postings of kept)
          if ((queried.fields & (1 << postings.field)) !== 0)
            this.accumulators.add(shard, queried, postings, query.statistics, only);
        continue;
      }
      cursor.open(shard.segment, number);
      while (cursor.next()) {
        const bit = 1 << cursor.field;
        const isScored = (queried.fields & bit) !== 0;
        if (!isScored && !marks.some(({ fields }) => (fields & bit) !== 0)) continue;
        cursor.decode();
        if (shard.deadCount > 0) cursor.keepLive(shard.dead);
        for (const { clause, fields } of marks) if ((fields & bit) !== 0) this.mark(clause, documents);
        if (isScored)
          this.accumulators.add(shard, queried, cursor, query.statistics, level === 0 ? null : { marks: this.wanted, level });
      }
    }
  }

  private mark(clause: number, documents: readonly Numbers[]): void {
    const marks = this.marks[clause];
    const list = documents[clause];
    if (!marks || !list) return;
    const { cursor } = this;
    const from = cursor.documents;
    list.reserve(list.length + cursor.count);
    const { values } = list;
    let size = list.length;
    for (let i = 0; i < cursor.count; i++) {
      const document = from[i] ?? 0;
      if (marks[document] === 1) continue;
      marks[document] = 1;
      values[size++] = document;
    }
    list.length = size;
  }

  /** Visits articles of which not terms alone, but their places decide. */
  private verify(
    shard: Shard,
    s: number,
    asked: Asked,
    stop: Stop,
    only: Marked | null,
    visit: (document: number) => void,
  ): void {
    const { clause, fields } = asked;
    const { segment } = shard;
    if (clause.kind === 'phrase') {
      const words = clause.words.map((word) => takenBy(segment, word, clause.words.length === 1));
      const question = { shard, fields, words, stop, only, visit };
      if (words.length === 1) this.places.holding(question);
      else this.places.phrases(question);
    } else if (clause.kind === 'near') {
      const words = asked.words.map((byShard) => takenWhere(segment, Array.from(byShard[s]?.terms ?? []), ({ extra }) => !extra));
      this.places.near({ shard, fields, words, stop, only, visit }, clause.distance);
    } else {
      const { maybe, forms } = asked.words[0]?.[s] ?? NOTHING;
      if (maybe.length === 0) return;
      const words = [takenWhere(segment, maybe, ({ form }) => forms.has(form))];
      this.places.holding({ shard, fields, words, stop, only, visit });
    }
  }
}

function addSlots({ slots: from }: Shard, documents: Numbers, slots: Numbers): void {
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
      if (!one?.isDirect) weight += 1e9;
      for (const { numbers } of one?.direct ?? []) weight += segment.df[numbers[s] ?? -1] ?? 0;
    }
    return { group, weight };
  });
  return weighed.sort((a, b) => a.weight - b.weight).map(({ group }) => group);
}

interface ShardQuery {
  readonly asked: readonly Asked[];
  readonly terms: readonly QueriedTerm[];
  readonly statistics: Statistics;
  readonly required: readonly (readonly number[])[];
  readonly found: readonly Numbers[];
  readonly stop: Stop;
}

/** A clause with what it became in this archive. */
interface Asked {
  readonly clause: Clause;
  readonly fields: number;
  /** By word and shard. */
  readonly words: readonly (readonly ShardExpansion[])[];
  /** Terms of which every article matches, in dictionary order. */
  readonly direct: readonly Term[];
  /** The terms it ranks by, in dictionary order. */
  readonly ranked: readonly Term[];
  /** Terms alone decide. */
  readonly isDirect: boolean;
}

const NOTHING: ShardExpansion = { terms: [], maybe: [], forms: new Set() };

function expanded(shards: readonly Shard[], clause: Clause): Asked {
  const fields = fieldMask(clause.fields);
  if (clause.kind === 'phrase' || clause.kind === 'near') {
    const words = clause.words.map((word) =>
      clause.kind === 'near'
        ? expandWord(shards, word.text)
        : shards.map(({ segment }) => ({
            ...NOTHING,
            terms: [...termsOfForms(segment, formsOf(segment, word))].sort((a, b) => a - b),
          })),
    );
    const ranked = clause.scored
      ? words.flatMap((byShard) =>
          commonest(
            unite(
              shards,
              byShard.map(({ terms }) => terms),
            ),
          ),
        )
      : [];
    return { clause, fields, words, direct: [], ranked, isDirect: false };
  }
  const byShard = expandedWord(shards, clause);
  const direct = unite(
    shards,
    byShard.map(({ terms }) => terms),
  );
  const maybe = unite(
    shards,
    byShard.map(({ maybe }) => maybe),
  );
  const all = maybe.length === 0 ? direct : [...direct, ...maybe].sort((a, b) => (a.text < b.text ? -1 : 1));
  const ranked = clause.scored ? commonest(all) : [];
  return { clause, fields, words: [byShard], direct, ranked, isDirect: maybe.length === 0 && all.length <= MOST_SCORED_TERMS };
}

function expandedWord(shards: readonly Shard[], clause: Clause): ShardExpansion[] {
  if (clause.kind === 'pattern') return expandPattern(shards, clause.pattern, clause.distance);
  const text = clause.words[0]?.text ?? '';
  if (clause.kind === 'fuzzy') return expandFuzzy(shards, text, clause.distance);
  return clause.kind === 'prefix' ? expandPrefix(shards, text) : expandWord(shards, text);
}

function commonest(terms: readonly Term[]): readonly Term[] {
  if (terms.length <= MOST_SCORED_TERMS) return terms;
  const common = new Set([...terms].sort((a, b) => b.df - a.df).slice(0, MOST_SCORED_TERMS));
  return terms.filter((term) => common.has(term));
}

/** The terms of a query, each once, in the order first met: what each counts for, and which clauses it decides. */
function queriedTerms(asked: readonly Asked[], isPlain: boolean): QueriedTerm[] {
  const queried = new Map<string, QueriedTerm>();
  const named = (term: Term): QueriedTerm => {
    let known = queried.get(term.text);
    if (!known) {
      known = { term, fields: 0, boosts: new Float64Array(FIELDS.length), marks: [] };
      queried.set(term.text, known);
    }
    return known;
  };
  for (const { clause, fields, ranked } of asked) {
    for (const term of ranked) {
      const known = named(term);
      known.fields |= fields;
      // A term met twice counts twice.
      for (let field = 0; field < FIELDS.length; field++)
        if ((fields & (1 << field)) !== 0) known.boosts[field] = (known.boosts[field] ?? 0) + clause.boost;
    }
  }
  if (!isPlain)
    for (const [c, { direct, fields }] of asked.entries())
      for (const term of direct) named(term).marks.push({ clause: c, fields });
  return [...queried.values()];
}
