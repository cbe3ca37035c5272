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
import { formsOf, PlaceReader, type Taken, takenBy, takenWhere } from './phrase.ts';
import { Accumulators, type QueriedTerm, Scores, type Statistics, statisticsOf } from './score.ts';
import type { Shard } from './shard.ts';
import type { Stop } from './stop.ts';

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
 * Answers queries over shards, with room that it keeps from one to the next. `required`: groups of clauses of each of which an article must match one to be
 * scored; none means that every article a scored clause touches is.
 */
export class Searcher {
  private readonly accumulators = new Accumulators();
  private readonly places = new PlaceReader();
  private readonly cursor = new ListCursor();
  private marks: Uint8Array[] = [];
  private wanted = new Uint8Array(0);

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
        this.accumulators.drain(shard, statistics, scored);
      }
    } catch (error) {
      for (const marks of this.marks) marks.fill(0);
      this.wanted.fill(0);
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
    const { asked, terms, required } = query;
    const documents = asked.map(() => new Numbers());
    if (required.length === 0) this.readTerms(shard, s, query, documents, READ.both);
    else this.readTerms(shard, s, query, documents, READ.marks);
    for (const [c, one] of asked.entries()) this.verify(shard, s, c, one, query.stop, documents);
    if (required.length > 0 && terms.some(({ fields }) => fields !== 0) && this.want(required, documents)) {
      this.readTerms(shard, s, query, documents, READ.scores);
      this.wanted.fill(0);
    }
    for (const [c, list] of documents.entries()) {
      const slots = query.found[c];
      const marks = this.marks[c];
      if (!slots || !marks) continue;
      slots.reserve(slots.length + list.length);
      for (let i = 0; i < list.length; i++) {
        const document = list.values[i] ?? 0;
        marks[document] = 0;
        slots.values[slots.length + i] = shard.slots[document] ?? 0;
      }
      slots.length += list.length;
    }
  }

  /** Reads the lists of every term of the query in one shard: to note who matches, to score, or both at once. */
  private readTerms(shard: Shard, s: number, query: ShardQuery, documents: readonly Numbers[], read: Read): void {
    const { cursor } = this;
    for (const [i, queried] of query.terms.entries()) {
      if ((i & 31) === 31) query.stop.check();
      const number = queried.term.numbers[s] ?? -1;
      if (number < 0) continue;
      const marks = (read & READ.marks) === 0 ? [] : queried.marks;
      const scoring = (read & READ.scores) === 0 ? 0 : queried.fields;
      if (marks.length === 0 && scoring === 0) continue;
      cursor.open(shard.segment, number);
      while (cursor.next()) {
        const bit = 1 << cursor.field;
        const marking = marks.some(({ fields }) => (fields & bit) !== 0);
        if (!marking && (scoring & bit) === 0) continue;
        cursor.decode();
        if (shard.deadCount > 0) cursor.keepLive(shard.dead);
        for (const { clause, fields } of marks) if ((fields & bit) !== 0) this.mark(clause, documents);
        if ((scoring & bit) !== 0)
          this.accumulators.add(shard, queried, cursor, query.statistics, read === READ.scores ? this.wanted : null);
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

  /** Notes articles of which not terms alone, but their places decide. */
  private verify(shard: Shard, s: number, c: number, asked: Asked, stop: Stop, documents: readonly Numbers[]): void {
    const marks = this.marks[c];
    const list = documents[c];
    if (!marks || !list) return;
    const visit = (document: number) => {
      if (marks[document] === 1) return;
      marks[document] = 1;
      list.push(document);
    };
    const { clause, fields } = asked;
    const { segment } = shard;
    if (clause.kind === 'phrase') {
      const words = clause.words.map((word) => takenBy(segment, word, clause.words.length === 1));
      const [first] = words;
      if (words.length === 1 && first) this.places.holding(shard, fields, first, visit);
      else this.places.phrases(shard, fields, words, stop, visit);
    } else if (clause.kind === 'near') {
      const words = asked.words.map((byShard) => takenWhere(segment, Array.from(byShard[s]?.terms ?? []), ({ extra }) => !extra));
      this.places.near(shard, fields, words, clause.distance, stop, visit);
    } else {
      const { maybe, forms } = asked.words[0]?.[s] ?? NOTHING;
      if (maybe.length === 0) return;
      const taken: Taken[] = takenWhere(segment, maybe, ({ form }) => forms.has(form));
      this.places.holding(shard, fields, taken, visit);
    }
  }

  /** Marks the articles that match one clause of every group; false when there are none. */
  private want(required: readonly (readonly number[])[], documents: readonly Numbers[]): boolean {
    const { wanted } = this;
    for (const [step, group] of required.entries()) {
      let kept = 0;
      for (const clause of group) {
        const list = documents[clause];
        for (let i = 0; i < (list?.length ?? 0); i++) {
          const document = list?.values[i] ?? 0;
          if (wanted[document] !== step) continue;
          wanted[document] = step + 1;
          kept++;
        }
      }
      if (kept > 0) continue;
      wanted.fill(0);
      return false;
    }
    for (let document = 0; document < wanted.length; document++) wanted[document] = wanted[document] === required.length ? 1 : 0;
    return true;
  }
}

/** What one pass over the lists is for. */
const READ = { marks: 1, scores: 2, both: 3 } as const;
type Read = (typeof READ)[keyof typeof READ];

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
