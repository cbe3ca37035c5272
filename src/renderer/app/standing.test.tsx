// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArchiveInfo } from '../../shared/contract/care.ts';
import { fakeConnection } from '../testing/fake-client.ts';
import { type Mounted, mount } from '../testing/mount.tsx';
import { App } from './App.tsx';

let page: Mounted | null = null;

beforeEach(() => {
  window.history.replaceState(null, '', '#loc');
  Reflect.set(window, 'innerWidth', 1440);
  Reflect.set(HTMLElement.prototype, 'scrollTo', () => undefined);
  Reflect.set(HTMLElement.prototype, 'scrollIntoView', () => undefined);
});
afterEach(async () => {
  await page?.unmount();
  page = null;
});

/** The window over an archive that says this of itself, until it says something else. */
async function open(
  said: Partial<ArchiveInfo>,
  overrides: Record<string, (input: unknown) => unknown> = {},
  uiState: Record<string, unknown> = {},
) {
  const healthy = await fakeConnection().client.archive.info();
  let now: Partial<ArchiveInfo> = said;
  const connection = fakeConnection({
    overrides: {
      'archive.info': () => Promise.resolve({ ...healthy, ...now }),
      'settings.get': () => Promise.resolve({ settings: {}, uiState }),
      ...overrides,
    },
  });
  const on = await mount(<App connection={connection} />, connection);
  page = on;
  return { on, healthy, becomes: (next: Partial<ArchiveInfo>) => (now = next) };
}

const textOf = (testId: string) => document.querySelector(`[data-testid="${testId}"]`)?.textContent ?? '';

describe('how the archive stands', () => {
  it('an archive that was here and is gone is looked for; the window waits underneath, and goes on', async () => {
    const { on, becomes } = await open({});
    await on.until(() => expect(textOf('list.count')).toBe('64 articles'));
    becomes({ state: 'missing', notice: 'The archive at /volumes/case-12 can’t be found. Nothing was changed.' });
    await on.until(() =>
      expect(textOf('standing.gone')).toContain('The archive at /volumes/case-12 can’t be found. Nothing was changed.'),
    );
    expect(textOf('list.count')).toBe('64 articles');
    becomes({});
    await on.press('standing.retry');
    await on.until(() => expect(textOf('standing.gone')).toBe(''));
  }, 15_000);

  it('one that a host remembers is not offered to be made anew first of all', async () => {
    const path = '/users/researcher/Documents/Pressmark';
    const { on } = await open({ state: 'missing', archiveId: null, notice: null, path }, {}, { [`archive:${path}`]: 'fake' });
    await on.until(() =>
      expect(textOf('standing.gone')).toContain(`The archive at ${path} can’t be found. Nothing was changed.`),
    );
    expect(on.find('standing.create').textContent).toBe('Create an archive there');
  });

  it('one that never was here is offered to be made', async () => {
    const { on } = await open({ state: 'missing', archiveId: null });
    await on.until(() => expect(textOf('onboarding.create')).toContain('Create an archive'));
    expect(textOf('standing.gone')).toBe('');
  });

  it('one that is open elsewhere says where and since when, and opens for reading', async () => {
    const since = new Date(new Date().setHours(9, 12)).toISOString();
    const asked: unknown[] = [];
    const { on, becomes } = await open(
      { state: 'elsewhere', holder: { process: 'shell', host: 'tarn', pid: 12, since } },
      {
        'archive.open': (input) => {
          asked.push(input);
          if (asked.length > 1) becomes({ state: 'read-only', notice: 'It is open in the desktop window.' });
          return Promise.resolve({ state: asked.length > 1 ? 'read-only' : 'elsewhere' });
        },
      },
    );
    await on.until(() => expect(textOf('standing.elsewhere')).toContain('Open in another window on tarn since 09:12.'));
    await on.press('standing.elsewhere.retry');
    await on.until(() => expect(textOf('standing.elsewhere')).toContain('It is still open there.'));
    await on.press('standing.elsewhere.read-only');
    await on.until(() =>
      expect(textOf('standing.read-only')).toContain('This archive is read-only. You can read, search and export.'),
    );
    expect(asked).toEqual([{ readOnly: false }, { readOnly: true }]);
    await on.press('standing.why');
    await on.until(() => expect(textOf('standing.why.text')).toContain('It is open in the desktop window.'));
  });

  it('a damaged index says that articles are safe and how long making it anew takes', async () => {
    const { on } = await open({ index: { state: 'damaged', done: 0, total: 98_412, paused: false } });
    await on.until(() =>
      expect(textOf('standing.index')).toContain('The search index is damaged. Articles are safe. Rebuild takes about 8 min.'),
    );
  });

  it('an index that is being made says so in the status bar and above the results, and can rest', async () => {
    const sentence = 'Indexing 41,200 of 98,412 · results may be incomplete';
    const paused: unknown[] = [];
    const { on } = await open(
      { index: { state: 'building', done: 41_200, total: 98_412, paused: false } },
      {
        'archive.pauseIndexing': (input) => {
          paused.push(input);
          return Promise.resolve({ paused: true });
        },
      },
    );
    await on.until(() => expect([textOf('status.index'), textOf('list.incomplete')]).toEqual([sentence, sentence]));
    await on.press('status.index.pause');
    expect(paused).toEqual([{ paused: true }]);
  });

  it('a disk that is nearly full is told of, and why captures wait', async () => {
    const { on } = await open(
      { freeBytes: 312_000_000 },
      {
        'captures.jobs': () =>
          Promise.resolve({
            jobs: [],
            paused: false,
            hold: { reason: 'disk-low', freeBytes: 312_000_000, needed: 500_000_000 },
            active: 0,
            waiting: 0,
            failed: 0,
            done: 0,
          }),
      },
    );
    await on.until(() =>
      expect(textOf('standing.disk')).toBe(
        'Captures wait: 312 MB left on this disk. They go on by themselves once 500 MB are free.',
      ),
    );
    expect(textOf('status.disk')).toBe('312 MB free on this disk');
  });
});
