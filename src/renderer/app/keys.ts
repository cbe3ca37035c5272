import type { Keys } from './command.ts';

/** What of a key press decides which command it means. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface Keyboard {
  readonly isMac: boolean;
  /** Runs in a browser, which keeps some keys for itself. */
  readonly isBrowser: boolean;
}

/** The keys of a command that have modifiers, in this host. */
export function chordsOf(keys: Keys, { isMac, isBrowser }: Keyboard): string[] {
  if (keys.isBrowserOwn && isBrowser) return [];
  const own = (isMac ? keys.mac : keys.others) ?? keys.main;
  return [...new Set([...(own === undefined ? [] : [own]), ...(keys.also ?? []).filter((key) => key.length > 1)])];
}

/** The keys of a command without modifiers. */
export function singlesOf(keys: Keys): string[] {
  return [...(keys.single === undefined ? [] : [keys.single]), ...(keys.also ?? []).filter((key) => key.length === 1)];
}

/** Tells whether a press is this key. On a Mac `Ctrl` is ⌘ and `Control` is Control. */
export function isPress(press: Press, keys: string, isMac: boolean): boolean {
  const parts = keys.split('+');
  const key = keys.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier);
  const main = wants('Ctrl');
  if ((isMac ? press.metaKey : press.ctrlKey) !== main) return false;
  if ((isMac ? press.ctrlKey : press.metaKey) !== wants('Control')) return false;
  if (press.altKey !== wants('Alt')) return false;
  const pressed = press.key === ' ' ? 'Space' : press.key;
  if (isSign(key)) return pressed === key;
  return press.shiftKey === wants('Shift') && pressed.toLocaleLowerCase('en') === key.toLocaleLowerCase('en');
}

/** How keys are written for people: `Ctrl+Shift+E`, on a Mac `⇧⌘E`. */
export function keysText(keys: string, isMac: boolean): string {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  const names = parts.map(
    (part) => (isMac ? (MAC[part] ?? NAMES[part]) : NAMES[part]) ?? (part.length === 1 ? part.toLocaleUpperCase('en') : part),
  );
  return isMac ? names.join('') : names.join('+');
}

/** What to show for a command: its first chord, else its letter. */
export function shownKeys(keys: Keys | undefined, keyboard: Keyboard): string | null {
  if (!keys) return null;
  const [first] = [...chordsOf(keys, keyboard), ...singlesOf(keys)];
  return first === undefined ? null : keysText(first, keyboard.isMac);
}

/** Signs are what the layout makes of them, with or without Shift. */
function isSign(key: string): boolean {
  return key.length === 1 && !/[\p{L}\p{N}]/u.test(key);
}

const NAMES: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Backspace: '⌫' };
const MAC: Readonly<Record<string, string>> = { Ctrl: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧', Enter: '⏎' };
