import { describe, expect, it } from 'vitest';
import { fakeConnection } from '../testing/fake-client.ts';
import { PAGE_ROWS, type ResultRequest, ResultSet } from './result-set.ts';

const request = (query = '', scope: ResultRequest['spec']['scope'] = { kind: 'all' }): ResultRequest => ({
  spec: { scope, query, filters: [] },
  sort: null,
  order: null,
  typing: false,
});

describe('a result set', () => {
  it('reads the first hundred rows and knows the true total', async () => {
    const results = new ResultSet(fakeConnection({ count: 1000 }).client);
    await results.open(request());
    expect(results.snapshot().total).toBe(1000);
    expect(results.snapshot().rows.size).toBe(PAGE_ROWS);
  });

  it('reads rows as they come into view, each page once', async () => {
    const { client } = fakeConnection({ count: 1000 });
    const offsets: number[] = [];
    const results = new ResultSet({
      articles: client.articles,
      search: {
        ...client.search,
        query: (input, options) => {
          offsets.push(input.offset ?? 0);
          return client.search.query(input, options);
        },
      },
    });
    await results.open(request());
    results.ensure(540, 560);
    results.ensure(541, 561);
    expect((await results.row(550))?.article.id).toBeDefined();
    expect(offsets.filter((offset) => offset === 500).length).toBeLessThanOrEqual(2);
    expect(offsets).not.toContain(600);
  });

  it('keeps what was shown until the next answer is there', async () => {
    const results = new ResultSet(fakeConnection({ count: 64 }).client);
    await results.open(request());
    const opening = results.open(request('silo'));
    expect(results.snapshot().total).toBe(64);
    expect(results.snapshot().isLoading).toBe(true);
    await opening;
    expect(results.snapshot().total).toBeLessThan(64);
    expect(results.snapshot().shown?.spec.query).toBe('silo');
  });

  it('shows the last one asked for, whichever answer comes first', async () => {
    const { client } = fakeConnection({ count: 64 });
    const waiting = new Map<string, () => void>();
    const results = new ResultSet({
      articles: client.articles,
      search: {
        ...client.search,
        query: (input, options) =>
          new Promise((resolve, reject) => {
            waiting.set(input.query ?? '', () => void client.search.query(input, options).then(resolve, reject));
          }),
      },
    });
    const first = results.open(request('silo'));
    const second = results.open(request('council'));
    waiting.get('council')?.();
    await second;
    waiting.get('silo')?.();
    await first;
    expect(results.snapshot().shown?.spec.query).toBe('council');
  });

  it('renews rows that changed while new arrivals wait, and moves none', async () => {
    const { client } = fakeConnection({ count: 64 });
    let extra = 0;
    const results = new ResultSet({
      articles: {
        ...client.articles,
        get: async (input, options) => ({ ...(await client.articles.get(input, options)), title: 'Read at last' }),
      },
      search: {
        ...client.search,
        query: async (input, options) => {
          const answer = await client.search.query(input, options);
          return { ...answer, total: answer.total + extra };
        },
      },
    });
    await results.open(request());
    const ids = [...results.snapshot().rows.values()].map(({ article }) => article.id);
    extra = 2;
    await results.checkArrivals(ids.slice(1, 2));
    expect(results.snapshot().arrivals).toBe(2);
    expect([...results.snapshot().rows.values()].map(({ article }) => article.id)).toEqual(ids);
    expect(results.snapshot().rows.get(1)?.article.title).toBe('Read at last');
    expect(results.snapshot().rows.get(0)?.article.title).not.toBe('Read at last');
  });

  it('lets new arrivals wait, and shows them when asked', async () => {
    const { client } = fakeConnection({ count: 64 });
    const results = new ResultSet(client);
    await results.open(request());
    const [first] = [...results.snapshot().rows.values()];
    if (!first) throw new Error('The list has a first row.');
    await client.articles.trash({ target: { ids: [first.article.id] } });
    await results.checkArrivals();
    expect(results.snapshot()).toMatchObject({ total: 63, arrivals: 0 });
    await client.articles.restore({ target: { ids: [first.article.id] } });
    await results.checkArrivals();
    expect(results.snapshot()).toMatchObject({ total: 63, arrivals: 1 });
    await results.refresh();
    expect(results.snapshot()).toMatchObject({ total: 64, arrivals: 0 });
  });

  it('finds the next unread article beyond the rows that are loaded', async () => {
    const results = new ResultSet(fakeConnection({ count: 400 }).client);
    await results.open(request());
    const found = await results.find(150, 1, (article) => article.unread);
    expect(found).not.toBeNull();
    expect(found).toBeGreaterThanOrEqual(150);
  });

  it('says what went wrong and keeps the rows', async () => {
    const connection = fakeConnection({ count: 64 });
    const results = new ResultSet(connection.client);
    await results.open(request());
    const broken = new ResultSet(
      fakeConnection({ overrides: { 'search.query': () => Promise.reject(new Error('catalogue busy')) } }).client,
    );
    await broken.open(request());
    expect(broken.snapshot().error).toEqual(new Error('catalogue busy'));
    expect(results.snapshot().rows.size).toBe(64);
  });
});
