import type { ArchiveClient } from '../../shared/contract/client.ts';
import type { Hit, SearchAnswer } from '../../shared/contract/search.ts';
import type { Article, ArticleSummary } from '../../shared/contract/shapes/article.ts';
import type { ResultSpec, SortKey, SortOrder } from '../../shared/contract/shapes/result-spec.ts';

/** What a list shows: a result set in an order. */
export interface ResultRequest {
  readonly spec: ResultSpec;
  readonly sort: SortKey | null;
  readonly order: SortOrder | null;
  /** The person is still typing, so the last word also counts as a beginning. */
  readonly typing: boolean;
}

export type AnswerFacts = Omit<SearchAnswer, 'results'>;

/** A moment of a result set. What was shown stays until the next answer is there. */
export interface ResultState {
  /** What the rows belong to; null before the first answer. */
  readonly shown: ResultRequest | null;
  readonly facts: AnswerFacts | null;
  readonly total: number;
  /** Loaded rows by position. */
  readonly rows: ReadonlyMap<number, Hit>;
  readonly isLoading: boolean;
  readonly error: unknown;
  /** Articles that came in since and wait to be shown (D4). */
  readonly arrivals: number;
}

export const PAGE_ROWS = 100;
const KEPT_PAGES = 30;
const EMPTY: ResultState = { shown: null, facts: null, total: 0, rows: new Map(), isLoading: false, error: null, arrivals: 0 };

/** A result set read in windows of 100 rows as they come into view, so that 100,000 articles cost what is on screen. */
export class ResultSet {
  readonly #client: Pick<ArchiveClient, 'search' | 'articles'>;
  readonly #listeners = new Set<() => void>();
  readonly #inFlight = new Set<number>();
  #state = EMPTY;
  #outline = EMPTY;
  #wanted: ResultRequest | null = null;
  #range: readonly [number, number] = [0, PAGE_ROWS - 1];
  #abort = new AbortController();

  constructor(client: Pick<ArchiveClient, 'search' | 'articles'>) {
    this.#client = client;
  }

  /** All of it as it stands; changes with every row that is read. */
  snapshot = (): ResultState => this.#state;

  /** The same, but standing still while rows are merely read in by scrolling: for parts of the window that do not show rows. */
  outline = (): ResultState => this.#outline;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Turns to another result set; `around` is the row that will be in view. Asking for what is wanted already changes nothing. */
  async open(request: ResultRequest, around = 0): Promise<void> {
    if (this.#wanted && keyOf(this.#wanted) === keyOf(request)) return;
    this.#wanted = request;
    this.#range = [around, around];
    await this.#readAnew();
  }

  /** Reads again what is in view, and shows what has come in. */
  async refresh(): Promise<void> {
    if (this.#wanted) await this.#readAnew();
  }

  /** Sees to it that these rows are there. */
  ensure(first: number, last: number): void {
    this.#range = [first, last];
    const { shown } = this.#state;
    if (!shown || shown !== this.#wanted) return;
    for (let page = pageOf(first); page <= pageOf(Math.min(last, this.#state.total - 1)); page += 1) {
      if (page >= 0 && !this.#state.rows.has(page * PAGE_ROWS) && !this.#inFlight.has(page)) void this.#readPage(shown, page);
    }
  }

  /** One row, read if need be; null past either end, and when another result set has come meanwhile. */
  async row(index: number): Promise<Hit | null> {
    if (index < 0 || index >= this.#state.total) return null;
    const { shown } = this.#state;
    if (!this.#state.rows.has(index) && shown) await this.#readPage(shown, pageOf(index));
    return this.#state.shown === shown ? (this.#state.rows.get(index) ?? null) : null;
  }

  /** The nearest row in a direction that passes; reads on as far as it must, up to the end. */
  async find(from: number, step: 1 | -1, passes: (article: ArticleSummary) => boolean): Promise<number | null> {
    for (let index = from; index >= 0 && index < this.#state.total; index += step) {
      const hit = await this.row(index);
      if (!hit) return null;
      if (passes(hit.article)) return index;
    }
    return null;
  }

  /** Where an article stands among the loaded rows. */
  positionOf(articleId: string): number | null {
    for (const [index, hit] of this.#state.rows) if (hit.article.id === articleId) return index;
    return null;
  }

  /** Changes loaded rows in place, for what this window has just done itself. */
  patch(articleIds: ReadonlySet<string>, change: (article: ArticleSummary) => ArticleSummary): void {
    const rows = new Map(this.#state.rows);
    for (const [index, hit] of rows) {
      if (articleIds.has(hit.article.id)) rows.set(index, { ...hit, article: change(hit.article) });
    }
    this.#set({ rows });
  }

  /** The archive changed: if articles came in they wait behind “n new — Show”, and rows that changed are renewed in their place; anything else is read again where it stands. */
  async checkArrivals(changed: readonly string[] = []): Promise<void> {
    const { shown, total } = this.#state;
    if (!shown || shown !== this.#wanted) return;
    const { signal } = this.#abort;
    try {
      const answer = await this.#client.search.query({ ...asked(shown), limit: 0, offset: 0, snippets: false }, { signal });
      if (signal.aborted) return;
      if (answer.total > total && total > 0) {
        this.#set({ arrivals: answer.total - total });
        await this.#renew(changed, signal);
      } else await this.refresh();
    } catch (error) {
      if (!signal.aborted) this.#set({ error });
    }
  }

  /** Reads loaded rows again without moving any. */
  async #renew(articleIds: readonly string[], signal: AbortSignal): Promise<void> {
    const loaded = articleIds.filter((id) => this.positionOf(id) !== null).slice(0, PAGE_ROWS);
    const articles = await Promise.all(loaded.map((id) => this.#client.articles.get({ id }, { signal })));
    if (signal.aborted) return;
    const fresh = new Map(articles.map((article) => [article.id, summaryOf(article)]));
    this.patch(new Set(loaded), (held) => fresh.get(held.id) ?? held);
  }

  async #readAnew(): Promise<void> {
    const request = this.#wanted;
    if (!request) return;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#inFlight.clear();
    this.#set({ isLoading: true });
    try {
      const firstPage = Math.max(0, pageOf(this.#range[0]));
      const pages = firstPage === pageOf(this.#range[1]) ? [firstPage] : [firstPage, firstPage + 1];
      let answers = await Promise.all(pages.map((page) => this.#ask(request, page, signal)));
      let start = firstPage;
      const past = answers[0];
      if (past && past.results.length === 0 && past.total > 0 && firstPage > 0) {
        start = pageOf(past.total - 1);
        answers = [await this.#ask(request, start, signal)];
      }
      const [head] = answers;
      if (signal.aborted || !head) return;
      const rows = new Map<number, Hit>();
      answers.forEach((answer, nth) => {
        place(rows, start + nth, answer.results);
      });
      const { results: _, ...facts } = head;
      this.#set({ shown: request, facts, total: facts.total, rows, isLoading: false, error: null, arrivals: 0 });
    } catch (error) {
      if (!signal.aborted) this.#set({ isLoading: false, error });
    }
  }

  async #readPage(request: ResultRequest, page: number): Promise<void> {
    const { signal } = this.#abort;
    this.#inFlight.add(page);
    try {
      const answer = await this.#ask(request, page, signal);
      if (signal.aborted) return;
      const rows = new Map(this.#state.rows);
      place(rows, page, answer.results);
      this.#set({ rows: nearest(rows, page), error: null }, this.#state.error === null);
    } catch (error) {
      if (!signal.aborted) this.#set({ error });
    } finally {
      if (!signal.aborted) this.#inFlight.delete(page);
    }
  }

  #ask(request: ResultRequest, page: number, signal: AbortSignal): Promise<SearchAnswer> {
    return this.#client.search.query({ ...asked(request), limit: PAGE_ROWS, offset: page * PAGE_ROWS }, { signal });
  }

  #set(change: Partial<ResultState>, isOnlyRows = false): void {
    this.#state = { ...this.#state, ...change };
    if (!isOnlyRows) this.#outline = this.#state;
    for (const listener of this.#listeners) listener();
  }
}

/** Two requests with the same key have the same rows. */
function keyOf(request: ResultRequest): string {
  return JSON.stringify([
    request.spec.scope,
    request.spec.query,
    request.spec.filters,
    request.sort,
    request.order,
    request.typing,
  ]);
}

function asked({ spec, sort, order, typing }: ResultRequest) {
  return { ...spec, ...(sort ? { sort } : {}), ...(order ? { order } : {}), typing };
}

/** What a row shows of an article. */
function summaryOf({
  blocks: _b,
  removed: _r,
  text: _t,
  captureList: _c,
  noteList: _n,
  warnings: _w,
  originals: _o,
  leadImage: _l,
  ...summary
}: Article): ArticleSummary {
  return summary;
}

const pageOf = (index: number): number => Math.floor(index / PAGE_ROWS);

function place(rows: Map<number, Hit>, page: number, hits: readonly Hit[]): void {
  hits.forEach((hit, nth) => {
    rows.set(page * PAGE_ROWS + nth, hit);
  });
}

/** Rows far from view are let go, so that a long scroll does not keep the whole archive. */
function nearest(rows: Map<number, Hit>, page: number): Map<number, Hit> {
  if (rows.size <= KEPT_PAGES * PAGE_ROWS) return rows;
  const reach = (KEPT_PAGES * PAGE_ROWS) / 2;
  return new Map([...rows].filter(([index]) => Math.abs(index - page * PAGE_ROWS) <= reach));
}
