// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { fakeConnection } from '../../testing/fake-client.ts';
import { type Mounted, mount } from '../../testing/mount.tsx';
import { CollectionPicker } from './CollectionPicker.tsx';

let page: Mounted | null = null;
afterEach(async () => {
  await page?.unmount();
  page = null;
});

async function open() {
  const connection = fakeConnection();
  const { results } = await connection.client.search.query({ limit: 3 });
  const ids = results.map(({ article }) => article.id);
  let closed = 0;
  page = await mount(
    <CollectionPicker
      chosen={{ target: { ids }, count: ids.length }}
      onClose={() => {
        closed += 1;
      }}
    />,
    connection,
  );
  const { until, all } = page;
  await until(() => expect(all('collection-picker.option').length).toBeGreaterThan(0));
  const collectionsOf = async () =>
    Promise.all(ids.map(async (id) => (await connection.client.articles.get({ id })).collections));
  return { page, connection, collectionsOf, closed: () => closed };
}

describe('the collection picker', () => {
  it('filters as one types, and Enter puts all chosen articles in, then takes them out again', async () => {
    const { page, connection, collectionsOf } = await open();
    const { collections } = await connection.client.collections.list();
    const one = collections[0];
    if (one === undefined) throw new Error('The fake archive has no collections.');
    await page.type('collection-picker.filter', one.path);
    const field = page.find('collection-picker.filter');
    // Whether the articles are in it must be known before Enter can mean the other.
    await page.until(() => expect(page.all('collection-picker.option')[0]?.dataset.state).not.toBe('unknown'));
    expect(page.all('collection-picker.option')[0]?.textContent).toContain(one.name);
    await page.key(field, 'Enter');
    await page.until(() => expect(page.all('collection-picker.option')[0]?.dataset.state).toBe('all'));
    expect((await collectionsOf()).every((paths) => paths.includes(one.path))).toBe(true);
    await page.key(field, 'Enter');
    await page.until(async () => expect((await collectionsOf()).some((paths) => paths.includes(one.path))).toBe(false));
  });

  it('creates what is not there with Ctrl+Enter, and puts the articles in', async () => {
    const { page, collectionsOf } = await open();
    await page.type('collection-picker.filter', 'Silos / Permits');
    expect(page.find('collection-picker.create').textContent).toContain('Silos/Permits');
    await page.key(page.find('collection-picker.filter'), 'Enter', { ctrlKey: true });
    await page.until(async () => expect((await collectionsOf()).every((paths) => paths.includes('Silos/Permits'))).toBe(true));
  });

  it('moves with the arrows while the focus stays in the field, and closes with Esc', async () => {
    const { page, closed } = await open();
    const field = page.find('collection-picker.filter');
    const first = field.getAttribute('aria-activedescendant');
    await page.key(field, 'ArrowDown');
    const second = field.getAttribute('aria-activedescendant');
    expect(second).not.toBe(first);
    expect(document.getElementById(second ?? '')?.getAttribute('role')).toBe('option');
    await page.key(field, 'Escape');
    expect(closed()).toBe(1);
  });
});
