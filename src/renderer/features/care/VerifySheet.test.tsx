// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { VerifyReport } from '../../../shared/contract/fixity.ts';
import type { Task } from '../../../shared/contract/tasks.ts';
import { reportOf } from '../../testing/fake/fixity.ts';
import { fakeConnection } from '../../testing/fake-client.ts';
import { type Mounted, mount } from '../../testing/mount.tsx';
import { VerifySheet } from './VerifySheet.tsx';

let page: Mounted | null = null;
afterEach(async () => {
  await page?.unmount();
  page = null;
});

const AT = '2026-11-12T10:22:00.000Z';
const object = 'a'.repeat(64);
const damaged: Partial<VerifyReport> = {
  changed: [
    {
      object,
      articleIds: ['a-1'],
      articles: [{ id: 'a-1', title: 'Truce at the pier' }],
      path: `objects/aa/${object}`,
      role: 'warc',
      expectedBytes: 900,
      foundBytes: 900,
      found: 'b'.repeat(64),
      reason: 'changed',
      isKnown: false,
    },
  ],
  orphans: ['objects/notes.txt'],
  state: 'damaged',
};
const running: Task = {
  id: 't-1',
  kind: 'verify',
  state: 'running',
  about: null,
  done: 41_200,
  of: 98_412,
  bytes: 1_200_000_000,
  ofBytes: 2_880_000_000,
  step: null,
  canPause: true,
  startedAt: AT,
  endedAt: null,
  workedMs: 10_000,
  outcome: null,
  error: null,
};

async function open(overrides: Record<string, (input: unknown) => unknown>, isReadOnly = false) {
  const shown: string[] = [];
  page = await mount(
    <VerifySheet
      selection={null}
      dateStyle="absolute"
      isReadOnly={isReadOnly}
      onShow={(id) => shown.push(id)}
      onClose={() => undefined}
    />,
    fakeConnection({ overrides }),
  );
  return { page, shown };
}

describe('the check of the archive', () => {
  it('says that it was never done, and what it would do', async () => {
    const { page: on } = await open({});
    await on.until(() => expect(on.find('verify.last').textContent).toBe('Never checked'));
    expect(on.find('verify.never').textContent).toContain('It changes nothing.');
  });

  it('tells what the last one found, and leads to the article and to marking as known', async () => {
    const known: unknown[] = [];
    const { page: on, shown } = await open({
      'archive.lastReport': () => Promise.resolve({ report: reportOf(64, AT, damaged) }),
      'archive.markKnown': (input) => {
        known.push(input);
        return Promise.resolve({ objects: [object] });
      },
    });
    await on.until(() => expect(on.find('verify.last').textContent).toBe('Last check 12 Nov 2026, 10:22 UTC'));
    expect(on.find('verify.counts').textContent).toBe('192 unchanged1 changed1 unknown file');
    expect(on.all('verify.problem').map((row) => row.textContent)).toEqual([
      expect.stringContaining('article “Truce at the pier”'),
      expect.stringContaining('objects/notes.txt'),
    ]);
    await on.press('verify.show');
    expect(shown).toEqual(['a-1']);
    await on.press('verify.known');
    await on.until(() => expect(known).toEqual([{ objects: [object], note: '' }]));
    expect(on.text()).not.toMatch(/authentic|tamper/i);
  });

  it('tells how far it is, how fast and how long still, and can be paused and stopped', async () => {
    const asked: unknown[] = [];
    const answer = (name: string) => (input: unknown) => {
      asked.push([name, input]);
      return Promise.resolve({ task: running });
    };
    const { page: on } = await open({
      'tasks.list': () => Promise.resolve({ tasks: [running] }),
      'tasks.pause': answer('pause'),
      'tasks.cancel': answer('cancel'),
    });
    await on.until(() =>
      expect(on.find('care.running.verify').textContent).toContain(
        'Checking 41,200 of 98,412 files · 120 MB/s · less than a minute',
      ),
    );
    expect(on.find('verify.check').hasAttribute('disabled')).toBe(true);
    await on.press('care.pause');
    await on.press('care.cancel');
    expect(asked).toEqual([
      ['pause', { id: 't-1', paused: true }],
      ['cancel', { id: 't-1' }],
    ]);
  });

  it('in a page gives the line to type, because a page may not read folders of this computer', async () => {
    const { page: on } = await open({ 'archive.lastReport': () => Promise.resolve({ report: reportOf(64, AT, damaged) }) });
    await on.until(() => expect(on.all('verify.restore')).toHaveLength(1));
    await on.press('verify.restore');
    await on.until(() =>
      expect(on.find('verify.command').textContent).toContain(
        'pressmark repair --archive /users/researcher/Documents/Pressmark --from DIR',
      ),
    );
  });

  it('changes nothing in an archive that may only be read', async () => {
    const { page: on } = await open({ 'archive.lastReport': () => Promise.resolve({ report: reportOf(64, AT, damaged) }) }, true);
    await on.until(() => expect(on.all('verify.problem')).toHaveLength(2));
    expect([on.all('verify.restore'), on.all('verify.known'), on.all('verify.repair')]).toEqual([[], [], []]);
  });
});
