// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeConnection } from '../testing/fake-client.ts';
import { type Mounted, mount } from '../testing/mount.tsx';
import { App } from './App.tsx';

let page: Mounted | null = null;

beforeEach(() => {
  window.history.replaceState(null, '', '#loc');
  Reflect.set(window, 'innerWidth', 1440);
  Reflect.set(HTMLElement.prototype, 'scrollTo', () => undefined);
  Reflect.set(HTMLElement.prototype, 'scrollIntoView', () => undefined);
  Reflect.set(Range.prototype, 'getBoundingClientRect', () => ({ top: 0 }));
});
afterEach(async () => {
  await page?.unmount();
  page = null;
});

async function open(options: Parameters<typeof fakeConnection>[0] = {}) {
  const connection = fakeConnection(options);
  page = await mount(<App connection={connection} />, connection);
  return { page, client: connection.client };
}

const textOf = (testId: string) => document.querySelector(`[data-testid="${testId}"]`)?.textContent ?? null;
const press = (key: string, modifiers: KeyboardEventInit = {}) =>
  act(async () => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers }));
  });

async function onTheList(on: Mounted) {
  await on.until(() => expect(document.activeElement?.getAttribute('role')).toBe('listbox'));
}

describe('the window', () => {
  it('begins on the list and tells the true total to a screen reader', async () => {
    const { page: on } = await open({ count: 64 });
    await onTheList(on);
    expect(textOf('list.count')).toBe('64 articles');
    expect(on.find('list.row').getAttribute('aria-setsize')).toBe('64');
    expect(document.title).toBe('All articles — Harbour casework');
  });

  it('opens the next article with J, and letters typed into the query bar do nothing of the kind', async () => {
    const { page: on } = await open();
    await onTheList(on);
    await press('j');
    await on.until(() => expect(textOf('reader.title')).not.toBeNull());
    const title = textOf('reader.title');
    await press('/');
    expect(document.activeElement).toBe(on.find('search.input'));
    await press('j');
    await on.type('search.input', 'silo');
    await on.until(() => expect(textOf('list.count')).toMatch(/results?$/));
    expect(textOf('reader.title')).toBe(title);
  });

  it('stars with S, tells it, and takes it back with Ctrl+Z', async () => {
    const { page: on, client } = await open();
    await onTheList(on);
    const starred = async () => (await client.library.sidebar()).counts.starred;
    const before = await starred();
    await press('j');
    await on.until(() => expect(textOf('reader.title')).not.toBeNull());
    await press('s');
    await on.until(async () => expect(await starred()).not.toBe(before));
    await on.until(() => expect(textOf('toast')).toMatch(/star/i));
    await press('z', { ctrlKey: true });
    await on.until(async () => expect(await starred()).toBe(before));
  });

  it('selects the whole result set without listing it, and trashes it in one step of undo', async () => {
    const { page: on, client } = await open({ count: 250 });
    await onTheList(on);
    await press('a', { ctrlKey: true });
    expect(textOf('status.selected')).toBe('250 of 250 selected');
    await press('Delete', { shiftKey: true });
    await on.until(async () => expect((await client.library.sidebar()).counts).toMatchObject({ all: 0, trash: 250 }));
    await press('z', { ctrlKey: true });
    await on.until(async () => expect((await client.library.sidebar()).counts).toMatchObject({ all: 250, trash: 0 }));
  });

  it('goes where the address says', async () => {
    window.history.replaceState(null, '', '#loc?scope=tag:testimony&q=silo');
    const { page: on } = await open();
    await on.until(() => expect(textOf('list.count')).toMatch(/^\d+ results?$/));
    expect(on.find('search.input')).toHaveProperty('value', 'silo');
    on.find('search.understood');
  });

  it('says what is safe when the list cannot be read, and reads it again when asked', async () => {
    let isBroken = true;
    const working = fakeConnection();
    const { page: on } = await open({
      overrides: {
        'search.query': () => {
          if (isBroken) throw new Error('catalogue busy');
          return working.client.search.query({});
        },
      },
    });
    await on.until(() => expect(textOf('list.error')).toContain('Your archive is safe.'));
    expect(textOf('list.error')).toContain('catalogue busy');
    isBroken = false;
    await act(async () => on.find('list.error').querySelector('button')?.click());
    await on.until(() => expect(textOf('list.count')).toBe('64 articles'));
  });

  it('walks through hits with F3', async () => {
    window.history.replaceState(null, '', '#loc?q=silo');
    const { page: on } = await open();
    await onTheList(on);
    await press('j');
    await on.until(() => expect(textOf('reader.hits')).toMatch(/hits?$/));
    await press('F3');
    await on.until(() => expect(textOf('reader.hits')).toMatch(/^Hit 1 of \d+$/));
  });

  it('keeps to the row that was clicked, though Enter was pressed before and its answer comes after', async () => {
    const working = fakeConnection();
    let held: Promise<void> | null = null;
    const { page: on } = await open({
      overrides: {
        'search.query': async (input) => {
          await held;
          return working.client.search.query(isQuery(input) ? input : {});
        },
      },
    });
    await onTheList(on);
    const [first, second] = on.all('list.row').map(({ textContent }) => textContent ?? '');
    let release = () => {};
    held = new Promise((done) => {
      release = done;
    });
    await press('/');
    await on.type('search.input', 'a');
    await press('Enter');
    const rowAt = (nth: number) => {
      const row = on.all('list.row')[nth];
      if (!row) throw new Error(`There is no row ${nth}.`);
      return row;
    };
    await act(async () => {
      rowAt(1).dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
      release();
    });
    await on.until(() => expect(rowAt(1).textContent).not.toBe(second));
    await act(async () => {
      rowAt(1).dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    });
    await on.until(() => expect(textOf('reader.title')).not.toBeNull());
    expect(second).toContain(textOf('reader.title'));
    expect(first).not.toContain(textOf('reader.title'));
  });

  it('gives up a move that waits for the archive when a row is clicked meanwhile', async () => {
    const working = fakeConnection({ count: 250 });
    let release = () => {};
    const { page: on } = await open({
      count: 250,
      overrides: {
        'search.query': async (input) => {
          if (isQuery(input) && (input.offset ?? 0) > 0)
            await new Promise<void>((done) => {
              release = done;
            });
          return working.client.search.query(isQuery(input) ? input : {});
        },
      },
    });
    await onTheList(on);
    await press('End');
    await act(async () => on.find('list.row').click());
    await on.until(() => expect(textOf('reader.title')).not.toBeNull());
    const title = textOf('reader.title');
    await act(async () => release());
    await on.until(() => expect(on.find('list.row').getAttribute('aria-selected')).toBe('true'));
    expect(textOf('reader.title')).toBe(title);
  });

  it('takes single keys on the reader’s own bar, except those the control itself uses', async () => {
    const { page: on } = await open();
    await onTheList(on);
    await press('j');
    await on.until(() => expect(textOf('reader.title')).not.toBeNull());
    const title = textOf('reader.title');
    await act(async () => on.find('reader.mode.text').focus());
    await press('Enter');
    await press(' ');
    expect(textOf('reader.title')).toBe(title);
    expect(document.activeElement).toBe(on.find('reader.mode.text'));
    await press('j');
    await on.until(() => expect(textOf('reader.title')).not.toBe(title));
    await act(async () => on.find('reader.mode.text').focus());
    await press('/');
    expect(document.activeElement).toBe(on.find('search.input'));
  });
});

function isQuery(input: unknown): input is { readonly offset?: number } {
  return typeof input === 'object' && input !== null;
}
