// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { fakeConnection } from '../../testing/fake-client.ts';
import { type Mounted, mount } from '../../testing/mount.tsx';
import { FilterRail } from './FilterRail.tsx';

let page: Mounted | null = null;
afterEach(async () => {
  await page?.unmount();
  page = null;
});

/** An archive in which each value of each field has one article for every filter that was asked with it. */
const byFilters = (input: unknown) => {
  const { filters } = input as { filters: string[] }; // safe: the rail asks with a result spec
  const facet = (field: string) =>
    ['a', 'b'].map((value) => ({ value, label: `${field} ${value}`, count: filters.length, clause: `${field}:${value}` }));
  return Promise.resolve({
    source: facet('source'),
    lang: facet('lang'),
    tag: facet('tag'),
    has: facet('has'),
    months: [{ start: '2022-03', count: filters.length }],
  });
};

test('each group of filters is counted over all filters but its own, the months too', async () => {
  const filters = ['(source:a OR source:b)', '-source:c', 'tag:a', 'date:2022-03', 'flood'];
  page = await mount(
    <FilterRail spec={{ scope: { kind: 'all' }, query: '', filters }} onFilters={() => undefined} onHide={() => undefined} />,
    fakeConnection({ overrides: { 'search.facets': byFilters } }),
  );
  const on = page;
  await on.until(() => expect(on.all('search.facet')).toHaveLength(8));
  expect(on.all('search.facet').map((row) => row.getAttribute('aria-label'))).toEqual([
    'source a, 3, included',
    'source b, 3, included',
    'a, 5, not filtered by',
    'b, 5, not filtered by',
    'tag a, 4, included',
    'tag b, 4, not filtered by',
    'has a, 5, not filtered by',
    'has b, 5, not filtered by',
  ]);
  expect(on.find('search.rail').querySelector('[role="img"]')?.getAttribute('aria-label')).toBe('Mar 2022: 4');
});
