import type { ChangeEvent, Collection, SavedSearch } from '../../shared/contract/library.ts';
import type { Service } from '../../shared/contract/service.ts';
import type { Article, MetaField } from '../../shared/contract/shapes/article.ts';
import type { ResultSpec, Scope, Target } from '../../shared/contract/shapes/result-spec.ts';
import type { Unit } from '../../shared/contract/timeline.ts';
import { fakeArticles } from './fake-articles.ts';
import { binOf, binStart } from './fake-bins.ts';
import { hitOf, holds, inScope, placesOf, sorted, wordsOf } from './fake-query.ts';
import { treeOf, withPath } from './fake-tree.ts';

/** An archive in memory, for component tests and for the page in development: it keeps what it is told, and knows a small part of the query language. */
export function fakeService(options: { readonly count?: number; readonly articles?: Article[] } = {}): Service<void> {
  let articles = options.articles ?? fakeArticles(options.count);
  let collections = treeOf(articles);
  let saved: SavedSearch[] = [];
  let revision = 1;
  const settings: Record<string, unknown> = {};
  const uiState: Record<string, unknown> = {};
  const removedSearches = new Map<string, SavedSearch>();
  const removedNotes = new Map<string, { readonly articleId: string; readonly note: Article['noteList'][number] }>();
  const listeners = new Set<(event: ChangeEvent) => void>();

  const matching = (spec: ResultSpec): Article[] => {
    const words = [spec.query, ...spec.filters].join(' ').toLocaleLowerCase().split(/\s+/).filter(Boolean);
    return articles.filter((article) => inScope(article, spec.scope, collections) && words.every((word) => holds(article, word)));
  };
  const chosen = (target: Target): Article[] => {
    if ('spec' in target) return matching(target.spec);
    const ids = new Set(target.ids);
    return articles.filter(({ id }) => ids.has(id));
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
    articles = articles.map((article) => (ids.has(article.id) ? change(article) : article));
    return tell({ articleIds: [...ids] }, kinds);
  };
  const tell = (changed: { articleIds: string[] }, kinds: Extract<ChangeEvent, { type: 'archive.changed' }>['kinds']) => {
    revision += 1;
    for (const listener of listeners) listener({ type: 'archive.changed', revision, articleIds: changed.articleIds, kinds });
    return changed;
  };
  const one = (id: string): Article => {
    const found = articles.find((article) => article.id === id);
    if (!found) throw new Error(`No article ${id}.`);
    return found;
  };
  const counted = (): Collection[] =>
    collections.map((collection) => ({
      ...collection,
      count: articles.filter((article) => !article.trashed && article.collections.includes(collection.path)).length,
      deepCount: articles.filter((article) => inScope(article, { kind: 'collection', id: collection.id }, collections)).length,
    }));
  const countBy = (spec: ResultSpec, key: (article: Article) => readonly string[]): [string, number][] => {
    const counts = new Map<string, number>();
    for (const article of matching(spec)) for (const value of key(article)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const everything: ResultSpec = { scope: { kind: 'all' }, query: '', filters: [] };
  const labelOf = (source: string) => articles.find((article) => article.source === source)?.siteName ?? source;

  return {
    archive: {
      info: async () => ({
        archiveId: 'fake',
        name: 'Harbour casework',
        path: '/home/researcher/Documents/Pressmark',
        state: 'open',
        notice: null,
        index: { state: 'ready', done: articles.length, total: articles.length },
        freeBytes: 412_000_000_000,
        lastVerify: { at: '2026-11-12T08:00:00.000Z', state: 'clean' },
        revision,
      }),
      create: async () => ({ archiveId: 'fake', path: '/home/researcher/Documents/Pressmark', created: false }),
      stats: async () => ({
        articles: articles.length,
        captures: articles.reduce((sum, { captures }) => sum + captures, 0),
        objects: articles.length * 3,
        bytes: articles.length * 48_000,
        indexBytes: articles.length * 3_000,
        languages: Object.fromEntries(countBy(everything, ({ lang }) => (lang ? [lang] : []))),
        sources: new Set(articles.map(({ source }) => source)).size,
        first: '2021-02-11T04:00:00.000Z',
        last: '2022-03-18T04:00:00.000Z',
      }),
      async *verify() {
        const of = articles.length;
        for (let done = 0; done <= of; done += Math.max(1, Math.floor(of / 4))) yield { type: 'progress', done, of };
        yield {
          type: 'done',
          report: {
            objects: of,
            bytes: of * 48_000,
            ok: of,
            changed: [],
            missing: [],
            orphans: [],
            journal: { records: of * 2, ok: true, problems: [] },
            state: 'clean',
          },
        };
      },
      async *reindex() {
        yield { type: 'progress', done: 0, of: articles.length };
        yield { type: 'done', articles: articles.length, tookMs: 12 };
      },
    },
    articles: {
      get: async ({ id }) => one(id),
      captures: async ({ id }) => ({ captures: one(id).captureList }),
      setMeta: async ({ id, field, value }) => {
        const earlier = one(id);
        const original = earlier.originals[field] ?? originalText(earlier, field);
        const set = value ?? original;
        const content =
          field === 'byline'
            ? { byline: set === '' ? [] : [set] }
            : field === 'publishedAt' || field === 'updatedAt'
              ? { [field]: set === '' ? null : { value: set, precision: 'day', zone: null, certainty: 'user', raw: set } }
              : { [field]: set };
        const { [field]: _, ...others } = earlier.originals;
        const originals = value === null ? others : { ...earlier.originals, [field]: original };
        articles = articles.map((article) => (article.id === id ? { ...article, ...content, originals } : article));
        tell({ articleIds: [id] }, ['articles']);
        return one(id);
      },
      setStatus: async ({ target, unread, starred }) =>
        update(
          target,
          ['status'],
          (article) =>
            (unread !== undefined && article.unread !== unread) || (starred !== undefined && article.starred !== starred),
          (article) => ({ ...article, unread: unread ?? article.unread, starred: starred ?? article.starred }),
        ),
      restoreRemoved: async ({ id, index, restored }) => {
        const article = one(id);
        const removed = article.removed.map((piece, nth) => (nth === index ? { ...piece, restored } : piece));
        const piece = article.removed[index];
        const blocks = [...article.blocks];
        if (piece && restored) blocks.splice(piece.at, 0, { type: 'paragraph', text: piece.text });
        if (piece && !restored)
          blocks.splice(
            blocks.findIndex((block) => 'text' in block && block.text === piece.text),
            1,
          );
        articles = articles.map((other) => (other.id === id ? { ...other, removed, blocks } : other));
        tell({ articleIds: [id] }, ['articles']);
        return one(id);
      },
      trash: async ({ target }) =>
        update(
          target,
          ['trash'],
          ({ trashed }) => !trashed,
          (article) => ({ ...article, trashed: true }),
        ),
      restore: async ({ target }) =>
        update(
          target,
          ['trash'],
          ({ trashed }) => trashed,
          (article) => ({ ...article, trashed: false }),
        ),
      purge: async ({ target }) => {
        const ids = new Set(
          chosen(target)
            .filter(({ trashed }) => trashed)
            .map(({ id }) => id),
        );
        articles = articles.filter(({ id }) => !ids.has(id));
        return tell({ articleIds: [...ids] }, ['articles', 'trash']);
      },
      mentions: async () => ({ mentions: [], total: 0 }),
    },
    captures: {
      async *save() {
        yield { type: 'result', index: 0, result: { source: '-', status: 'saved', warnings: [] } };
      },
      preview: async ({ text }) => {
        const links = text.match(/https?:\/\/\S+/g) ?? [];
        return {
          kind: links.length > 0 ? 'links' : text.trim() === '' ? 'empty' : 'text',
          links: links.map((url, nth) => ({
            url,
            host: new URL(url).host,
            isPrivate: new URL(url).hostname === 'localhost',
            held:
              nth % 5 === 4 ? { articleId: articles[0]?.id ?? '', capturedAt: '2022-03-12T09:00:00.000Z', captures: 1 } : null,
          })),
          notLinks: text.split('\n').filter((line) => line.trim() !== '' && !/https?:/.test(line)).length,
        };
      },
      enqueue: async ({ sources }) => ({ jobIds: sources.map((_, nth) => `job-${nth}`) }),
      jobs: async () => ({ jobs: [], paused: false, active: 0, waiting: 0, failed: 0, done: 0 }),
      cancel: async ({ jobIds }) => ({ jobIds }),
      retry: async ({ jobIds }) => ({ jobIds }),
      pause: async ({ paused }) => ({ paused }),
      clearDone: async () => ({ cleared: 0 }),
    },
    changes: {
      async *watch() {
        const waiting: ChangeEvent[] = [];
        let wake: (() => void) | null = null;
        const listener = (event: ChangeEvent) => {
          waiting.push(event);
          wake?.();
        };
        listeners.add(listener);
        try {
          for (;;) {
            for (let event = waiting.shift(); event; event = waiting.shift()) yield event;
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        } finally {
          listeners.delete(listener);
        }
      },
    },
    collections: {
      list: async () => ({ collections: counted() }),
      create: async ({ path }) => {
        collections = withPath(collections, path);
        tell({ articleIds: [] }, ['collections']);
        const collection = counted().find((other) => other.path === path);
        if (!collection) throw new Error(`No collection ${path}.`);
        return { collection };
      },
      rename: async ({ id, name }) => {
        const before = collections.find((other) => other.id === id)?.path ?? '';
        const after = [...before.split('/').slice(0, -1), name].join('/');
        const moved = (path: string) =>
          path === before ? after : path.startsWith(`${before}/`) ? after + path.slice(before.length) : path;
        collections = collections.map((other) => ({
          ...other,
          name: other.id === id ? name : other.name,
          path: moved(other.path),
        }));
        articles = articles.map((article) => ({ ...article, collections: article.collections.map(moved) }));
        tell({ articleIds: [] }, ['collections']);
        const collection = counted().find((other) => other.id === id);
        if (!collection) throw new Error(`No collection ${id}.`);
        return { collection };
      },
      move: async ({ id, parentId }) => {
        const moving = collections.find((other) => other.id === id);
        const parent = collections.find((other) => other.id === parentId);
        if (!moving) throw new Error(`No collection ${id}.`);
        const before = moving.path;
        const after = parent ? `${parent.path}/${moving.name}` : moving.name;
        const moved = (path: string) =>
          path === before ? after : path.startsWith(`${before}/`) ? after + path.slice(before.length) : path;
        collections = collections.map((other) => ({
          ...other,
          parentId: other.id === id ? parentId : other.parentId,
          path: moved(other.path),
        }));
        articles = articles.map((article) => ({ ...article, collections: article.collections.map(moved) }));
        tell({ articleIds: [] }, ['collections']);
        return { collection: { ...moving, parentId, path: after } };
      },
      remove: async ({ id }) => {
        const top = collections.find((other) => other.id === id);
        const gone = counted().filter(({ path }) => top && (path === top.path || path.startsWith(`${top.path}/`)));
        const removed = gone.map((collection) => ({
          collection,
          articleIds: articles.filter((article) => article.collections.includes(collection.path)).map((article) => article.id),
        }));
        const paths = new Set(gone.map(({ path }) => path));
        collections = collections.filter(({ path }) => !paths.has(path));
        articles = articles.map((article) => ({
          ...article,
          collections: article.collections.filter((path) => !paths.has(path)),
        }));
        tell({ articleIds: [] }, ['collections']);
        return { removed };
      },
      putBack: async ({ removed }) => {
        collections = [...collections, ...removed.map(({ collection }) => collection)];
        for (const { collection, articleIds } of removed) {
          const ids = new Set(articleIds);
          articles = articles.map((article) =>
            ids.has(article.id) ? { ...article, collections: [...article.collections, collection.path] } : article,
          );
        }
        tell({ articleIds: [] }, ['collections']);
        return { collections: counted() };
      },
      addArticles: async ({ id, target }) => {
        const path = collections.find((other) => other.id === id)?.path ?? '';
        return update(
          target,
          ['collections'],
          (article) => !article.collections.includes(path),
          (article) => ({ ...article, collections: [...article.collections, path] }),
        );
      },
      removeArticles: async ({ id, target }) => {
        const path = collections.find((other) => other.id === id)?.path ?? '';
        return update(
          target,
          ['collections'],
          (article) => article.collections.includes(path),
          (article) => ({ ...article, collections: article.collections.filter((other) => other !== path) }),
        );
      },
    },
    exports: {
      plan: async ({ target, formats, name }) => {
        const count = chosen(target).length;
        const files = formats.map((format) => ({ path: `${name}/${format}`, format, bytes: count * 4_000, what: format }));
        return {
          folder: name,
          files,
          fileCount: files.length,
          articles: count,
          bytes: count * 4_000 * formats.length,
          warnings: [],
          skipped: [],
          leftOut: ['Notes', 'Computer name'],
        };
      },
      async *run({ target, name }) {
        const articlesOut = chosen(target).length;
        yield { type: 'progress', done: 0, of: articlesOut, file: `${name}/index` };
        yield {
          type: 'done',
          report: { out: `/exports/${name}`, files: [], articles: articlesOut, skipped: [], verified: true },
        };
      },
    },
    library: {
      sidebar: async () => {
        const count = (scope: Scope) => matching({ scope, query: '', filters: [] }).length;
        return {
          counts: {
            all: count({ kind: 'all' }),
            unread: count({ kind: 'unread' }),
            starred: count({ kind: 'starred' }),
            needsCare: count({ kind: 'needs-care' }),
            trash: count({ kind: 'trash' }),
          },
          collections: counted(),
          savedSearches: saved.map((search) => ({ ...search, count: matching(search.spec).length })),
          sources: countBy(everything, ({ source }) => (source ? [source] : [])).map(([source, n]) => ({
            source,
            label: labelOf(source),
            count: n,
          })),
          tags: countBy(everything, ({ tags }) => tags).map(([tag, n]) => ({ tag, count: n })),
          revision,
        };
      },
    },
    notes: {
      list: async ({ articleId }) => ({
        notes: articles
          .filter(({ id }) => !articleId || id === articleId)
          .flatMap((article) => article.noteList.map((note) => ({ ...note, articleId: article.id }))),
      }),
      add: async ({ articleId, text }) => {
        const at = new Date().toISOString();
        const note = { id: `note-${revision}`, text, createdAt: at, updatedAt: at };
        articles = articles.map((article) =>
          article.id === articleId ? { ...article, notes: article.notes + 1, noteList: [...article.noteList, note] } : article,
        );
        tell({ articleIds: [articleId] }, ['notes']);
        return { note };
      },
      edit: async ({ noteId, text }) => {
        const owner = articles.find(({ noteList }) => noteList.some(({ id }) => id === noteId));
        const note = owner?.noteList.find(({ id }) => id === noteId);
        if (!owner || !note) throw new Error(`No note ${noteId}.`);
        const edited = { ...note, text };
        articles = articles.map((article) =>
          article === owner
            ? { ...article, noteList: article.noteList.map((other) => (other.id === noteId ? edited : other)) }
            : article,
        );
        tell({ articleIds: [owner.id] }, ['notes']);
        return { note: edited };
      },
      remove: async ({ noteId }) => {
        const owner = articles.find(({ noteList }) => noteList.some(({ id }) => id === noteId));
        const note = owner?.noteList.find(({ id }) => id === noteId);
        if (!owner || !note) throw new Error(`No note ${noteId}.`);
        removedNotes.set(noteId, { articleId: owner.id, note });
        articles = articles.map((article) =>
          article === owner
            ? { ...article, notes: article.notes - 1, noteList: article.noteList.filter(({ id }) => id !== noteId) }
            : article,
        );
        tell({ articleIds: [owner.id] }, ['notes']);
        return { noteId };
      },
      putBack: async ({ noteId }) => {
        const gone = removedNotes.get(noteId);
        if (!gone) throw new Error(`No removed note ${noteId}.`);
        articles = articles.map((article) =>
          article.id === gone.articleId
            ? { ...article, notes: article.notes + 1, noteList: [...article.noteList, gone.note] }
            : article,
        );
        tell({ articleIds: [gone.articleId] }, ['notes']);
        return { note: gone.note };
      },
    },
    savedSearches: {
      list: async () => ({ savedSearches: saved }),
      save: async ({ name, spec, sort, order }) => {
        const savedSearch = {
          id: `search-${revision}`,
          name,
          spec,
          sort: sort ?? 'relevance',
          order: order ?? 'desc',
          count: matching(spec).length,
        };
        saved = [...saved, savedSearch];
        tell({ articleIds: [] }, ['saved-searches']);
        return { savedSearch };
      },
      rename: async ({ id, name }) => {
        saved = saved.map((search) => (search.id === id ? { ...search, name } : search));
        tell({ articleIds: [] }, ['saved-searches']);
        const savedSearch = saved.find((search) => search.id === id);
        if (!savedSearch) throw new Error(`No saved search ${id}.`);
        return { savedSearch };
      },
      remove: async ({ id }) => {
        const gone = saved.find((search) => search.id === id);
        if (gone) removedSearches.set(id, gone);
        saved = saved.filter((search) => search.id !== id);
        tell({ articleIds: [] }, ['saved-searches']);
        return { id };
      },
      putBack: async ({ id }) => {
        const savedSearch = removedSearches.get(id);
        if (!savedSearch) throw new Error(`No removed search ${id}.`);
        saved = [...saved, savedSearch];
        tell({ articleIds: [] }, ['saved-searches']);
        return { savedSearch };
      },
    },
    search: {
      query: async ({ scope, query, filters, sort, order, limit = 50, offset = 0 }) => {
        const found = sorted(
          matching({ scope, query, filters }),
          sort ?? (query === '' ? 'published' : 'relevance'),
          order ?? 'desc',
        );
        const words = wordsOf(query);
        return {
          query,
          understood: query,
          understoodParts:
            query === ''
              ? []
              : [
                  { text: 'words ', strong: false },
                  { text: query, strong: true },
                ],
          warnings: /\bhttps?:/.test(query) ? ['‘http’ is not a field — searched as text.'] : [],
          total: found.length,
          complete: true,
          notIndexed: 0,
          tookMs: 3,
          revision,
          results: found.slice(offset, offset + limit).map((article) => hitOf(article, words)),
          ...(found.length === 0 && query !== ''
            ? {
                nothing: {
                  counts: words.map((text) => ({ text, count: matching({ scope, query: text, filters: [] }).length })),
                  relaxations: [
                    {
                      text: 'in All articles',
                      spec: { scope: { kind: 'all' }, query: words[0] ?? '', filters: [] },
                      count: matching({ scope: { kind: 'all' }, query: words[0] ?? '', filters: [] }).length,
                    },
                  ],
                },
              }
            : {}),
        };
      },
      marks: async ({ articleId, query }) => {
        const article = one(articleId);
        const words = wordsOf(query);
        return {
          title: placesOf(article.title, words),
          blocks: article.blocks.flatMap((block, at) => {
            const hits = 'text' in block ? placesOf(block.text, words) : [];
            return hits.length > 0 ? [{ block: at, hits }] : [];
          }),
        };
      },
      facets: async (spec) => {
        const facet = (pairs: [string, number][], field: string, label = (value: string) => value) =>
          pairs.map(([value, count]) => ({ value, label: label(value), count, clause: `${field}:${value}` }));
        return {
          source: facet(
            countBy(spec, ({ source }) => (source ? [source] : [])),
            'source',
            labelOf,
          ),
          lang: facet(
            countBy(spec, ({ lang }) => (lang ? [lang] : [])),
            'lang',
          ),
          tag: facet(
            countBy(spec, ({ tags }) => tags),
            'tag',
          ),
          has: facet(
            countBy(spec, ({ notes, captures }) => [...(notes > 0 ? ['notes'] : []), ...(captures > 1 ? ['versions'] : [])]),
            'has',
          ),
          months: countBy(spec, ({ publishedAt }) => (publishedAt ? [publishedAt.value.slice(0, 7)] : []))
            .map(([start, count]) => ({ start, count }))
            .sort((a, b) => (a.start < b.start ? -1 : 1)),
        };
      },
    },
    settings: {
      get: async () => ({ settings: { ...settings }, uiState: { ...uiState } }),
      set: async (change) => {
        Object.assign(settings, change.settings);
        Object.assign(uiState, change.uiState);
        return { saved: true };
      },
    },
    tags: {
      list: async () => ({ tags: countBy(everything, ({ tags }) => tags).map(([tag, count]) => ({ tag, count })) }),
      add: async ({ tag, target }) =>
        update(
          target,
          ['tags'],
          ({ tags }) => !tags.includes(tag),
          (article) => ({ ...article, tags: [...article.tags, tag] }),
        ),
      remove: async ({ tag, target }) =>
        update(
          target,
          ['tags'],
          ({ tags }) => tags.includes(tag),
          (article) => ({ ...article, tags: article.tags.filter((other) => other !== tag) }),
        ),
      rename: async ({ tag, to }) =>
        update(
          { spec: everything },
          ['tags'],
          ({ tags }) => tags.includes(tag),
          (article) => ({ ...article, tags: [...new Set(article.tags.map((other) => (other === tag ? to : other)))] }),
        ),
    },
    timeline: {
      bins: async ({ axis, unit, by, zone, window, maxLanes = 12, ...spec }) => {
        const found = matching(spec);
        const chosenUnit: Unit = unit && unit !== 'auto' ? unit : 'month';
        const startOf = (article: Article): string | null => {
          const value =
            axis === 'captured'
              ? article.capturedAt
              : axis === 'updated'
                ? (article.updatedAt?.value ?? null)
                : (article.publishedAt?.value ?? null);
          return value && value.length >= 10 ? value : null;
        };
        const laneOf = (article: Article): string =>
          by === 'source'
            ? (article.source ?? 'none')
            : by === 'lang'
              ? (article.lang ?? 'none')
              : by === 'tag'
                ? (article.tags[0] ?? 'none')
                : 'all';
        const dated = found.filter((article) => startOf(article) !== null);
        const inside = dated.filter((article) => {
          const at = startOf(article) ?? '';
          return !window || (at >= window.start && at < window.end);
        });
        const bins = new Map<string, { count: number; lanes: Record<string, number> }>();
        for (const article of inside) {
          const start = binStart(startOf(article) ?? '', chosenUnit);
          const bin = bins.get(start) ?? { count: 0, lanes: {} };
          bin.count += 1;
          bin.lanes[laneOf(article)] = (bin.lanes[laneOf(article)] ?? 0) + 1;
          bins.set(start, bin);
        }
        const coarse = found.filter((article) => axis !== 'captured' && article.publishedAt?.precision === 'month');
        const lanes = countBy(spec, (article) => [laneOf(article)]).slice(0, maxLanes);
        return {
          axis: axis ?? 'published',
          unit: chosenUnit,
          zone: zone ?? 'UTC',
          bins: [...bins]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([start, bin]) => binOf(start, chosenUnit, bin.count, by && by !== 'none' ? bin.lanes : undefined)),
          coarse: [...new Set(coarse.map((article) => article.publishedAt?.value ?? ''))].map((start) =>
            binOf(start, 'month', coarse.filter((article) => article.publishedAt?.value === start).length),
          ),
          undated: found.length - dated.length - coarse.length,
          outside: dated.length - inside.length,
          total: found.length,
          lanes:
            by && by !== 'none'
              ? lanes.map(([key, count]) => {
                  const first = dated
                    .filter((article) => laneOf(article) === key)
                    .sort((a, b) => ((startOf(a) ?? '') < (startOf(b) ?? '') ? -1 : 1))[0];
                  return {
                    key,
                    label: by === 'source' ? labelOf(key) : key,
                    count,
                    first: first
                      ? {
                          articleId: first.id,
                          startMs: Date.parse(`${startOf(first) ?? ''}${(startOf(first) ?? '').endsWith('Z') ? '' : 'Z'}`),
                          title: first.title,
                        }
                      : null,
                  };
                })
              : [],
          revision,
        };
      },
    },
  };
}

function originalText(article: Article, field: MetaField): string {
  if (field === 'publishedAt' || field === 'updatedAt') return article[field]?.raw ?? '';
  return field === 'byline' ? article.byline.join(', ') : (article[field] ?? '');
}
