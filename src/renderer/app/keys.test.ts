import { describe, expect, it } from 'vitest';
import { COMMANDS } from './commands.ts';
import { chordsOf, isPress, keysText, type Press, singlesOf } from './keys.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('keys', () => {
  it('tell Ctrl from ⌘ by the system', () => {
    expect(isPress(press('k', { ctrlKey: true }), 'Ctrl+K', false)).toBe(true);
    expect(isPress(press('k', { metaKey: true }), 'Ctrl+K', true)).toBe(true);
    expect(isPress(press('k', { ctrlKey: true }), 'Ctrl+K', true)).toBe(false);
    expect(isPress(press('k', { ctrlKey: true, altKey: true }), 'Ctrl+K', false)).toBe(false);
  });

  it('take a sign as the layout makes it, and Shift with letters as Shift', () => {
    expect(isPress(press('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(isPress(press('/'), '/', false)).toBe(true);
    expect(isPress(press('+', { shiftKey: true }), '+', false)).toBe(true);
    expect(isPress(press('J', { shiftKey: true }), 'j', false)).toBe(false);
    expect(isPress(press(' ', { shiftKey: true }), 'Shift+Space', false)).toBe(true);
  });

  it('are written as people write them', () => {
    expect(keysText('Ctrl+Shift+e', false)).toBe('Ctrl+Shift+E');
    expect(keysText('Ctrl+Shift+e', true)).toBe('⌘⇧E');
    expect(keysText('+', false)).toBe('+');
  });

  it('belong to one command each, on every system', () => {
    for (const isMac of [true, false]) {
      const taken = COMMANDS.flatMap(({ keys }) =>
        keys ? [...chordsOf(keys, { isMac, isBrowser: false }), ...singlesOf(keys)] : [],
      );
      expect(taken.filter((key, nth) => taken.indexOf(key) !== nth)).toEqual([]);
    }
  });

  it('that browsers keep for themselves are not shown in a page', () => {
    const add = COMMANDS.find(({ id }) => id === 'file.add');
    expect(chordsOf(add?.keys ?? {}, { isMac: false, isBrowser: true })).toEqual([]);
    expect(chordsOf(add?.keys ?? {}, { isMac: false, isBrowser: false })).toEqual(['Ctrl+N']);
  });

  it('and ids are each given once', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
  });
});
