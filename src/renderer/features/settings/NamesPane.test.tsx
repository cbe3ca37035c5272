// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { fakeConnection } from '../../testing/fake-client.ts';
import { type Mounted, mount } from '../../testing/mount.tsx';
import { type DoneStep, UndoContext } from '../../ui/undo.ts';
import { NamesPane } from './NamesPane.tsx';

let page: Mounted | null = null;
let done: DoneStep[] = [];
afterEach(async () => {
  await page?.unmount();
  page = null;
  done = [];
});

async function open(overrides: Record<string, (input: unknown) => unknown> = {}): Promise<Mounted> {
  page = await mount(
    <UndoContext value={(step) => done.push(step)}>
      <NamesPane />
    </UndoContext>,
    fakeConnection({ overrides }),
  );
  const mounted = page;
  await mounted.until(() => expect(mounted.all('settings.names.add')).toHaveLength(1));
  return mounted;
}

const listed = (on: Mounted) => on.all('settings.names.group').map(({ textContent }) => textContent);

test('names are added one a line, and the addition can be undone', async () => {
  const on = await open();
  expect(listed(on)).toEqual(['US · U.S. · USA · United StatesBuilt in']);
  await on.press('settings.names.add');
  await on.type('settings.names.field', 'Tarn\n\nتارن\n');
  await on.press('settings.names.save');
  await on.until(() => expect(listed(on)[0]).toBe('Tarn · تارن'));
  expect(on.all('settings.names.form')).toEqual([]);
  expect(document.activeElement).toBe(on.find('settings.names.add'));
  expect(done[0]?.message).toBe('A search for Tarn now finds its other names.');
  await done[0]?.undo();
  await on.until(() => expect(listed(on)).toHaveLength(1));
});

test('what cannot be a group is told beside the field, and nothing typed is lost', async () => {
  const on = await open();
  await on.press('settings.names.add');
  await on.type('settings.names.field', 'Tarn');
  await on.press('settings.names.save');
  await on.until(() => expect(on.find('settings.names.form').textContent).toContain('A group has at least two names.'));
  expect(on.find('settings.names.field')).toMatchObject({ value: 'Tarn' });
  await on.key(on.find('settings.names.field'), 'Escape');
  expect(on.all('settings.names.form')).toEqual([]);
  expect(done).toEqual([]);
});

test('a built-in group is changed, taken out and put back', async () => {
  const on = await open();
  await on.press('settings.names.remove');
  await on.until(() => expect(on.find('settings.names.left-out').textContent).toContain('Left out'));
  expect(on.text()).toContain('No names yet.');
  await on.press('settings.names.put-back');
  await on.until(() => expect(listed(on)).toHaveLength(1));
  await on.press('settings.names.edit');
  await on.until(() => expect(on.find('settings.names.field')).toMatchObject({ value: 'US\nU.S.\nUSA\nUnited States' }));
  await on.type('settings.names.field', 'US\nEtats-Unis');
  await on.key(on.find('settings.names.field'), 'Enter', { ctrlKey: true });
  await on.until(() => expect(listed(on)).toEqual(['US · Etats-Unis']));
  expect(done.map(({ name }) => name)).toEqual(['Remove Names', 'Put Back Names', 'Edit Names']);
  await done[2]?.undo();
  await on.until(() => expect(listed(on)[0]).toContain('United States'));
});

test('an archive that is read-only shows its names and says why they stay as they are', async () => {
  const on = await open({ 'archive.info': () => Promise.resolve({ state: 'read-only' }) });
  await on.until(() => expect(on.text()).toContain('This archive is read-only'));
  expect(on.find('settings.names.add')).toMatchObject({ disabled: true });
  expect(listed(on)).toHaveLength(1);
});

test('a table that cannot be read says so', async () => {
  page = await mount(
    <NamesPane />,
    fakeConnection({ overrides: { 'aliases.list': () => Promise.reject(new Error('The catalogue is busy.')) } }),
  );
  const on = page;
  await on.until(() => expect(on.text()).toContain('The names could not be read. The catalogue is busy.'));
});
