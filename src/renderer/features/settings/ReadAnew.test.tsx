// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import type { Task } from '../../../shared/contract/tasks.ts';
import { reprocessReport } from '../../testing/fake/fixity.ts';
import { fakeConnection } from '../../testing/fake-client.ts';
import { type Mounted, mount } from '../../testing/mount.tsx';
import { StoragePane } from './StoragePane.tsx';

let page: Mounted | null = null;
afterEach(async () => {
  await page?.unmount();
  page = null;
});

const running: Task = {
  id: 't-1',
  kind: 'reprocess',
  state: 'running',
  about: null,
  done: 3,
  of: 12,
  bytes: null,
  ofBytes: null,
  step: null,
  canPause: true,
  startedAt: '2026-11-12T10:22:00.000Z',
  endedAt: null,
  workedMs: 10_000,
  outcome: null,
  error: null,
};

async function open(overrides: Record<string, (input: unknown) => unknown>): Promise<Mounted> {
  page = await mount(
    <StoragePane onVerify={() => undefined} onBackup={() => undefined} onLog={() => undefined} />,
    fakeConnection({ overrides }),
  );
  await page.until(() => expect(page?.all('settings.read-anew')).toHaveLength(1));
  return page;
}

test('reading the saved pages anew begins with one button and says what came of it', async () => {
  const on = await open({});
  await on.press('settings.read-anew.run');
  await on.until(() =>
    expect(on.find('settings.read-anew').textContent).toMatch(/0 pages read differently now, \d+ read the same\./),
  );
});

test('while it runs it tells how far it is, and can be stopped', async () => {
  const asked: unknown[] = [];
  const on = await open({
    'tasks.list': () => Promise.resolve({ tasks: [running] }),
    'tasks.cancel': (input) => {
      asked.push(input);
      return Promise.resolve({ task: running });
    },
  });
  expect(on.find('settings.read-anew').textContent).toContain('Reading saved pages: 3 of 12 articles.');
  await on.press('settings.read-anew.stop');
  expect(asked).toEqual([{ id: 't-1' }]);
});

test('pages that could not be read are told of, with what is still there', async () => {
  const failed = [{ articleId: 'a-1', captureId: 'c-1', title: 'Truce at the pier', reason: 'changed on disk' }];
  const on = await open({
    'tasks.list': () =>
      Promise.resolve({ tasks: [{ ...running, state: 'done', outcome: 'some-failed', endedAt: running.startedAt }] }),
    'tasks.result': () =>
      Promise.resolve({ result: { kind: 'reprocess', report: { ...reprocessReport(12), changed: 1, unchanged: 10, failed } } }),
  });
  await on.until(() =>
    expect(on.find('settings.read-anew').textContent).toContain(
      '1 page reads differently now, 10 read the same.1 page could not be read',
    ),
  );
});
