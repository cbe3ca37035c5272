import { useEffect, useRef } from 'react';
import type { AppContext } from './app-context.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { chordsOf, isPress, singlesOf } from './keys.ts';
import { KEYBOARD, offer } from './offer.ts';

/** Runs commands by their keys: chords everywhere, single keys only in the list and the reader with their bars, nothing while an input method composes. */
export function useKeyboard(app: AppContext): void {
  const latest = useRef(app);
  latest.current = app;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.key === 'Process') return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest('[role="dialog"],[role="alertdialog"],[role="menu"]')) return;
      const command = commandFor(event, target, latest.current);
      if (!command) return;
      event.preventDefault();
      offer(command.id, latest.current)?.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function commandFor(event: KeyboardEvent, target: Element, app: AppContext): Command | null {
  const isTyping = target.closest('input, textarea, [contenteditable]') !== null;
  const takesSingles =
    app.settings.singleLetterKeys &&
    !isTyping &&
    (target === document.body || target.closest('[data-letters]') !== null) &&
    !isOwnKey(target, event.key);
  for (const command of COMMANDS) {
    const { keys } = command;
    if (!keys) continue;
    if ((!isTyping || keys.whileTyping) && chordsOf(keys, KEYBOARD).some((chord) => isPress(event, chord, KEYBOARD.isMac))) {
      if (command.id === 'edit.select-all' && target.closest('[role="listbox"]') === null) continue;
      return command;
    }
    if (takesSingles && singlesOf(keys).some((single) => isPress(event, single, KEYBOARD.isMac))) return command;
  }
  return null;
}

/** Enter and Space on a control belong to it; a choice that opens a list finds its lines by their letters. */
function isOwnKey(target: Element, key: string): boolean {
  if (target.closest('[aria-haspopup="listbox"]')) return true;
  return (key === 'Enter' || key === ' ') && target.closest(CONTROLS) !== null;
}

const CONTROLS =
  'button, a, summary, [role="link"], [role="button"], [role="radio"], [role="checkbox"], [role="separator"], [role="slider"], [role="tab"]';
