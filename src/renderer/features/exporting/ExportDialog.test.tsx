// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { ExportOptions } from '../../../shared/contract/exchange.ts';
import { fakeConnection } from '../../testing/fake-client.ts';
import { type Mounted, mount } from '../../testing/mount.tsx';
import { ExportDialog } from './ExportDialog.tsx';

let page: Mounted | null = null;
afterEach(async () => {
  await page?.unmount();
  page = null;
});

/** A plan that says what was asked. */
function planFor(input: unknown) {
  // The fake link hands on what the typed client was given.
  const options = input as ExportOptions;
  const files = options.formats.map((format) => ({ path: `all.${format}`, format, bytes: 1000, what: format }));
  return {
    folder: 'longpier_2026-11-25',
    files,
    fileCount: files.length,
    articles: 60,
    bytes: files.length * 1000,
    warnings: ['2 names shortened'],
    skipped: [],
    leftOut: ['private notes', 'tags'],
  };
}

async function open(overrides: Record<string, (input: unknown) => unknown> = {}, count = 60) {
  const asked: ExportOptions[] = [];
  const connection = fakeConnection({
    overrides: {
      'exports.plan': (input) => {
        asked.push(input as ExportOptions);
        return Promise.resolve(planFor(input));
      },
      ...overrides,
    },
  });
  const spec = { scope: { kind: 'all' as const }, query: '', filters: [] };
  page = await mount(
    <ExportDialog results={{ target: { spec }, count }} selection={null} title="Longpier" onClose={() => undefined} />,
    connection,
  );
  const { until, find, all } = page;
  await until(() => expect(count === 0 ? find('export.nothing') : all('export.plan.row')[1]).toBeTruthy());
  await until(() => expect(find('export.submit').hasAttribute('disabled')).toBe(count === 0));
  return { page, asked };
}

describe('the export dialog', () => {
  it('shows the real plan beside the choices, and what is left out above the button', async () => {
    const { page } = await open();
    expect(page.all('export.plan.row').map((row) => row.textContent)).toEqual([
      'longpier_2026-11-25/60 articles1 kB',
      'all.htmlhtml1 kB',
    ]);
    expect(page.text()).toContain('2 names shortened');
    expect(page.text()).toContain('Left out: private notes, tags.');
    expect(page.find('export.submit').textContent).toBe('Export 1 file');
  });

  it('works the plan out anew when a choice changes, once typing and ticking rest', async () => {
    const { page, asked } = await open();
    await page.press('export.preset.citations');
    await page.until(() => expect(page.find('export.submit').textContent).toBe('Export 3 files'));
    expect(asked.at(-1)?.formats).toEqual(['bibtex', 'ris', 'csl-json']);
    expect(asked.at(-1)?.include).toEqual({ notes: false, highlights: false, tags: false, images: false });
  });

  it('has nothing to export without articles, and says so', async () => {
    const { page, asked } = await open({}, 0);
    expect(page.find('export.nothing').textContent).toBe('Nothing to export.');
    expect(page.find('export.submit').hasAttribute('disabled')).toBe(true);
    expect(asked).toEqual([]);
  });

  it('says how many files were verified and offers the download', async () => {
    const file = { path: 'all.html', bytes: 1000, sha256: 'ab', format: 'html' };
    const report = {
      out: '',
      files: [file],
      articles: 60,
      skipped: [],
      verified: true,
      download: { path: '/download/1/a.zip', name: 'a.zip', bytes: 1000, sha256: 'cd' },
    };
    const { page } = await open({ 'tasks.result': async () => ({ result: { kind: 'export', report } }) });
    await page.press('export.submit');
    await page.until(() => expect(page.text()).toContain('Verified 1 of 1 file.'));
    expect(page.find('export.download').getAttribute('href')).toBe('/download/1/a.zip');
    expect(page.text()).toContain('cd');
  });

  it('says why an export stopped, and that the archive is as it was', async () => {
    const failed = { id: 'task-1', kind: 'export', state: 'failed', endedAt: '2026-11-25T04:00:00Z' };
    const error = { code: 'disk-full', message: 'The disk is full.' };
    const { page } = await open({ 'tasks.list': async () => ({ tasks: [{ ...failed, error }] }) });
    await page.press('export.submit');
    await page.until(() =>
      expect(page.find('export.failed').textContent).toContain('The disk is full. Nothing in the archive was changed.'),
    );
  });
});
