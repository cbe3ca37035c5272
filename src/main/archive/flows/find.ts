import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Hit } from '../../../shared/contract/search.ts';
import type { ResultSpec, SortKey, SortOrder, Target } from '../../../shared/contract/shapes/result-spec.ts';
import { perRevision } from '../catalogue/per-revision.ts';
import type { ArchiveService } from '../ports.ts';
import { aliasesOf } from '../query/aliases.ts';
import { type EvaluateNeeds, evaluate } from '../query/evaluate.ts';
import { facetsOf } from '../query/facets.ts';
import { type ParsedQuery, parseQuery } from '../query/parse-query.ts';
import { relax } from '../query/relax.ts';
import { marksOf, snippetsOf } from '../query/snippets.ts';
import { sortMatches } from '../query/sort.ts';
import { aliasTable } from './alias-table.ts';
import { documentOf } from './documents.ts';
import { recentMap } from './recent-map.ts';
import type { Session } from './session.ts';

/** A result set: the articles of a scope that a query and its filters leave, in order. */
export interface ResultSet {
  readonly parsed: ParsedQuery;
  readonly ordinals: Uint32Array;
  readonly scores: ReadonlyMap<number, number>;
  /** Words decided, so best match means something. */
  readonly textual: boolean;
  /** How the index stood when it was asked. */
  readonly asked: IndexMoment;
}

/** What is not in the index, and how often it has changed. */
interface IndexMoment {
  readonly waiting: number;
  readonly changes: number;
  readonly isWhole: boolean;
}

export interface Finder {
  find(
    spec: ResultSpec,
    how?: { sort?: SortKey | undefined; order?: SortOrder | undefined; typing?: boolean; signal?: AbortSignal | undefined },
  ): Promise<ResultSet>;
  /** The live ids a target names: given ones that exist, or a whole result set. */
  idsOf(target: Target, signal?: AbortSignal): Promise<string[]>;
  readonly service: ArchiveService['search'];
}

const KEPT = 8;
const MOST_AGAIN = 2;

/** Turns questions into result sets. Eight are kept, so that scrolling and its timeline do not search again. */
export function createFinder(session: Session): Finder {
  const { catalogue, index } = session;
  const kept = recentMap<Promise<ResultSet>>(KEPT);
  const aliases = perRevision(() => catalogue.columns.revision)(() => aliasesOf(aliasTable(catalogue).groups));

  const needs = (spec: ResultSpec, signal: AbortSignal | undefined): EvaluateNeeds => ({
    columns: catalogue.columns,
    collections: catalogue.collections(),
    index,
    scope: spec.scope,
    filters: spec.filters,
    aliases: aliases(),
    signal,
  });

  const moment = (): IndexMoment => {
    const { waiting, changes } = session.keeper;
    return { waiting, changes, isWhole: waiting === 0 && index.state().state === 'ready' };
  };
  /** Nothing was missing when it was asked, nor came or went since. */
  const isComplete = ({ asked }: ResultSet): boolean => {
    const now = moment();
    return asked.isWhole && now.isWhole && asked.changes === now.changes;
  };

  async function search(
    spec: ResultSpec,
    sort: SortKey | undefined,
    order: SortOrder | undefined,
    typing: boolean,
  ): Promise<ResultSet> {
    const parsed = parseQuery(spec.query, { typing, aliases: aliases() });
    // A command answers once and is gone: it waits for a whole index. A window answers now, says what is missing, and asks again.
    if (session.ports.process === 'cli') await session.mended;
    let asked = moment();
    let matches = await evaluate(parsed, needs(spec, undefined));
    // The index may have been harmed and mended meanwhile, and the answer is of the moment between.
    for (let again = 0; again < MOST_AGAIN && asked.isWhole && moment().isWhole && moment().changes !== asked.changes; again++) {
      asked = moment();
      matches = await evaluate(parsed, needs(spec, undefined));
    }
    const by = sort ?? (matches.textual ? 'relevance' : 'published');
    const ordinals = sortMatches(catalogue.columns, matches, by, order ?? (by === 'title' || by === 'source' ? 'asc' : 'desc'));
    const scores = new Map<number, number>();
    if (matches.textual) for (const [at, ordinal] of matches.ordinals.entries()) scores.set(ordinal, matches.scores[at] ?? 0);
    return { parsed, ordinals, scores, textual: matches.textual, asked };
  }

  const find: Finder['find'] = async (spec, { sort, order, typing = false, signal } = {}) => {
    // Just opened, nobody knows yet what is missing in the index; lists without words need no index.
    if (asksForSomething(spec)) await session.keeper.compared;
    const { revision } = catalogue.columns;
    const { changes, isWhole } = moment();
    const key = JSON.stringify([spec.scope, spec.query, spec.filters, sort, order, typing, revision, changes, isWhole]);
    const held = kept.get(key);
    if (held) return held;
    // The signal of the first asker must not end the answer of the next: only a search nobody else waits for is cancelled, so the kept one runs without.
    const answer = search(spec, sort, order, typing);
    kept.set(key, answer);
    answer.then(
      // What was left out while the index was damaged or changing is not the answer once it is whole.
      (set) => (index.state().state === 'ready' && session.keeper.changes === set.asked.changes) || kept.clear(),
      () => kept.clear(),
    );
    return signal ? untilAborted(answer, signal) : answer;
  };

  return {
    find,
    async idsOf(target, signal) {
      if ('ids' in target) return target.ids.filter((id) => catalogue.columns.ordinalOf.has(id));
      const { ordinals } = await find(target.spec, { signal });
      return [...ordinals].map((ordinal) => catalogue.columns.id[ordinal]).filter((id) => id !== undefined);
    },
    service: {
      async query(input, { signal }) {
        const start = performance.now();
        const set = await find(input, { sort: input.sort, order: input.order, typing: input.typing, signal });
        const page = set.ordinals.subarray(input.offset, input.offset + input.limit);
        const summaries = catalogue.summaries(page);
        const results: Hit[] = [];
        for (const article of summaries) {
          const ordinal = catalogue.columns.ordinalOf.get(article.id) ?? -1;
          const document = input.snippets && set.textual ? await documentAt(session, ordinal) : null;
          const found = document ? snippetsOf(document, set.parsed, { max: 2 }) : { snippets: [], titleHits: [], hitCount: 0 };
          results.push({ article, score: set.scores.get(ordinal) ?? 0, ...found });
        }
        const nothing =
          set.ordinals.length === 0 && asksForSomething(input) && !input.typing
            ? await relax(set.parsed, input, needs(input, signal))
            : undefined;
        const { understood } = set.parsed;
        return {
          query: input.query,
          understood: understood.text,
          understoodParts: [...understood.parts],
          warnings: [...understood.warnings],
          total: set.ordinals.length,
          complete: isComplete(set),
          notIndexed: Math.max(set.asked.waiting, session.keeper.waiting),
          tookMs: performance.now() - start,
          revision: catalogue.columns.revision,
          results,
          ...(nothing ? { nothing } : {}),
          ...(input.explain ? { explain: set.parsed.tree } : {}),
        };
      },
      async marks({ articleId, query }) {
        const document = await documentOf(session, articleId);
        if (!document) throw new ArchiveError('not-found', `There is no article ${articleId} in this archive.`);
        return marksOf(document, parseQuery(query, { aliases: aliases() }));
      },
      async facets(input, { signal }) {
        const { ordinals } = await find(input, { signal });
        return facetsOf(catalogue.columns, ordinals);
      },
    },
  };
}

async function documentAt(session: Session, ordinal: number) {
  const articleId = session.catalogue.columns.id[ordinal];
  return articleId === undefined ? null : documentOf(session, articleId);
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = () => new ArchiveError('cancelled', 'The search was stopped because a newer one replaced it.');
  if (signal.aborted) return Promise.reject(stopped());
  return new Promise((resolve, reject) => {
    const stop = () => reject(stopped());
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

const asksForSomething = ({ query, filters }: ResultSpec): boolean => query.trim() !== '' || filters.length > 0;
