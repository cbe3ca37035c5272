// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { fakeConnection } from '../../testing/fake-client.ts';
import { type Mounted, mount } from '../../testing/mount.tsx';
import { PurgeDialog } from './PurgeDialog.tsx';

let page: Mounted | null = null;
afterEach(async () => {
  await page?.unmount();
  page = null;
});

describe('deleting for ever', () => {
  it('asks for a clean check first, and has the focus on Cancel', async () => {
    const connection = fakeConnection();
    const { results } = await connection.client.search.query({ limit: 2 });
    const ids = results.map(({ article }) => article.id);
    await connection.client.articles.trash({ target: { ids } });
    const info = await connection.client.archive.info();
    const old = fakeConnectionWith(connection, { ...info, lastVerify: { at: '2020-01-01T00:00:00Z', state: 'clean' } });
    let isClosed = false;
    page = await mount(
      <PurgeDialog
        chosen={{ target: { ids }, count: 2 }}
        onClose={() => {
          isClosed = true;
        }}
      />,
      old,
    );
    const { until, find, text } = page;
    await until(() => expect(text()).toContain('The last check was on 1 Jan 2020.'));
    expect(document.activeElement).toBe(find('purge.cancel'));
    expect(text()).toContain('Delete 2 articles for ever?');
    expect(page.find('purge.submit').hasAttribute('disabled')).toBe(true);

    await page.press('purge.check');
    await until(() => expect(find('purge.submit').hasAttribute('disabled')).toBe(false));
    await page.press('purge.submit');
    await until(() => expect(isClosed).toBe(true));
    expect((await connection.client.search.query({ scope: { kind: 'trash' } })).total).toBe(0);
  });
});

/** The same archive with other facts about itself. */
function fakeConnectionWith(connection: ReturnType<typeof fakeConnection>, info: unknown): ReturnType<typeof fakeConnection> {
  return fakeConnection({
    overrides: {
      'archive.info': () => Promise.resolve(info),
      'articles.purge': (input): unknown => Reflect.apply(connection.client.articles.purge, null, [input]),
      'search.query': (input): unknown => Reflect.apply(connection.client.search.query, null, [input]),
    },
  });
}
