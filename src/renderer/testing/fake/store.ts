import type { VerifyReport } from '../../../shared/contract/fixity.ts';
import type { ChangeEvent, Collection, SavedSearch } from '../../../shared/contract/library.ts';
import type { Article } from '../../../shared/contract/shapes/article.ts';
import type { ResultSpec, Target } from '../../../shared/contract/shapes/result-spec.ts';
import type { Task, TaskResult } from '../../../shared/contract/tasks.ts';
import { holds, inScope } from '../fake-query.ts';
import { treeOf } from '../fake-tree.ts';

type Kinds = Extract<ChangeEvent, { type: 'archive.changed' }>['kinds'];
type Changed = { articleIds: string[] };

/** What the archive in memory holds, and the ways its rooms read, change and tell it. */
export interface FakeStore {
  articles: Article[];
  collections: Collection[];
  saved: SavedSearch[];
  revision: number;
  /** What the last check found. */
  report: VerifyReport | null;
  /** Long work, the newest first. */
  tasks: readonly { readonly task: Task; readonly result: TaskResult | null }[];
  readonly listeners: Set<(event: ChangeEvent) => void>;
  readonly everything: ResultSpec;
  matching(spec: ResultSpec): Article[];
  chosen(target: Target): Article[];
  /** Changes the chosen articles that are not yet so, and tells which. */
  update(target: Target, kinds: Kinds, isNews: (article: Article) => boolean, change: (article: Article) => Article): Changed;
  tell(changed: Changed, kinds: Kinds): Changed;
  /** Tells whoever watches. */
  say(event: ChangeEvent): void;
  one(id: string): Article;
  /** The collections with their counts. */
  counted(): Collection[];
  /** How often each value occurs, the most frequent first. */
  countBy(spec: ResultSpec, key: (article: Article) => readonly string[]): [string, number][];
  labelOf(source: string): string;
}

/** A store of these articles, in the collections they name. */
export function fakeStore(articles: Article[]): FakeStore {
  const listeners = new Set<(event: ChangeEvent) => void>();
  const matching = (spec: ResultSpec): Article[] => {
    const words = [spec.query, ...spec.filters].join(' ').toLocaleLowerCase().split(/\s+/).filter(Boolean);
    return store.articles.filter(
      (article) => inScope(article, spec.scope, store.collections) && words.every((word) => holds(article, word)),
    );
  };
  const chosen = (target: Target): Article[] => {
    if ('spec' in target) return matching(target.spec);
    const ids = new Set(target.ids);
    return store.articles.filter(({ id }) => ids.has(id));
  };
  const update = (
    target: Target,
    kinds: Extract<ChangeEvent, { type: 'archive.changed' }>['kinds'],
    isNews: (article: Article) => boolean,
    change: (article: Article) => Article,
  ) => {
    const ids = new Set(
      chosen(target)
        .filter(isNews)
        .map(({ id }) => id),
    );
    store.articles = store.articles.map((article) => (ids.has(article.id) ? change(article) : article));
    return tell({ articleIds: [...ids] }, kinds);
  };
  const tell = (changed: { articleIds: string[] }, kinds: Extract<ChangeEvent, { type: 'archive.changed' }>['kinds']) => {
    store.revision += 1;
    say({ type: 'archive.changed', revision: store.revision, articleIds: changed.articleIds, kinds });
    return changed;
  };
  const say = (event: ChangeEvent) => {
    for (const listener of listeners) listener(event);
  };
  const one = (id: string): Article => {
    const found = store.articles.find((article) => article.id === id);
    if (!found) throw new Error(`No article ${id}.`);
    return found;
  };
  const counted = (): Collection[] =>
    store.collections.map((collection) => ({
      ...collection,
      count: store.articles.filter((article) => !article.trashed && article.collections.includes(collection.path)).length,
      deepCount: store.articles.filter((article) =>
        inScope(article, { kind: 'collection', id: collection.id }, store.collections),
      ).length,
    }));
  const countBy = (spec: ResultSpec, key: (article: Article) => readonly string[]): [string, number][] => {
    const counts = new Map<string, number>();
    for (const article of matching(spec)) for (const value of key(article)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const everything: ResultSpec = { scope: { kind: 'all' }, query: '', filters: [] };
  const labelOf = (source: string) => store.articles.find((article) => article.source === source)?.siteName ?? source;

  const store: FakeStore = {
    articles,
    collections: treeOf(articles),
    saved: [],
    revision: 1,
    report: null,
    tasks: [],
    listeners,
    everything,
    matching,
    chosen,
    update,
    tell,
    say,
    one,
    counted,
    countBy,
    labelOf,
  };
  return store;
}
