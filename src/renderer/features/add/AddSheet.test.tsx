// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { fakeConnection } from '../../testing/fake-client.ts';
import { type Mounted, mount } from '../../testing/mount.tsx';
import { AddSheet } from './AddSheet.tsx';

let page: Mounted | null = null;
afterEach(async () => {
  await page?.unmount();
  page = null;
});

async function open(text: string) {
  const queued: unknown[] = [];
  let isClosed = false;
  const connection = fakeConnection({
    overrides: {
      'captures.enqueue': (input) => {
        queued.push(input);
        return Promise.resolve({ jobIds: ['1'] });
      },
    },
  });
  page = await mount(
    <AddSheet
      text={text}
      onClose={() => {
        isClosed = true;
      }}
    />,
    connection,
  );
  const { until, find } = page;
  await until(() => expect(find('add.found').textContent).not.toBe(''));
  await until(() => expect(find('add.submit').hasAttribute('disabled')).toBe(false));
  return { page, queued, isClosed: () => isClosed };
}

describe('the Add sheet', () => {
  it('finds links, leaves those already saved unticked, and closes at once', async () => {
    const links = Array.from({ length: 5 }, (_, nth) => `https://a.example/${nth}`);
    const { page, queued, isClosed } = await open(links.join('\n'));
    expect(page.find('add.found').textContent).toContain('Found 5 links');
    expect(page.find('add.found').textContent).toContain('1 already saved');
    expect(page.find('add.submit').textContent).toBe('Add 4 articles');
    await page.press('add.submit');
    await page.until(() => expect(isClosed()).toBe(true));
    expect(queued).toMatchObject([
      { sources: links.slice(0, 4).map((url) => ({ kind: 'url', url })), options: { images: true, tags: [] } },
    ]);
  });

  it('keeps five hundred links as few lines of the document', async () => {
    const { page } = await open(Array.from({ length: 500 }, (_, nth) => `https://a.example/${nth}`).join('\n'));
    expect(page.find('add.found').textContent).toContain('Found 500 links');
    const lines = page.find('add.links').querySelectorAll('li');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.length).toBeLessThan(60);
  });

  it('offers title, source, date and address for a text, each marked as supplied', async () => {
    const { page, queued } = await open('A text of my own about the silo.');
    await page.type('add.title', 'Silo');
    await page.type('add.date', 'Mar 2022');
    await page.type('add.tags', 'court, silo');
    await page.press('add.submit');
    await page.until(() => expect(queued).toHaveLength(1));
    expect(queued).toMatchObject([
      { sources: [{ kind: 'text', as: 'text' }], options: { title: 'Silo', published: 'Mar 2022', tags: ['court', 'silo'] } },
    ]);
  });
});
