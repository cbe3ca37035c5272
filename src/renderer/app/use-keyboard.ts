import { useEffect, useRef } from 'react';
import type { AppContext } from './app-context.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { chordsOf, isPress, singlesOf } from './keys.ts';
import { KEYBOARD, offer } from './offer.ts';

/** Runs commands by their keys: chords everywhere, single letters only in list, reader and chart, nothing while an input method composes. */
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
  const takesLetters = !isTyping && (target === document.body || target.closest('[data-letters]') !== null) && !isControl(target);
  for (const command of COMMANDS) {
    const { keys } = command;
    if (!keys) continue;
    if ((!isTyping || keys.whileTyping) && chordsOf(keys, KEYBOARD).some((chord) => isPress(event, chord, KEYBOARD.isMac))) {
      if (command.id === 'edit.select-all' && target.closest('[role="listbox"]') === null) continue;
      return command;
    }
    if (takesLetters && app.settings.singleLetterKeys && singlesOf(keys).some((single) => isPress(event, single, KEYBOARD.isMac)))
      return command;
  }
  return null;
}

/** Enter and Space on a control belong to it. */
function isControl(target: Element): boolean {
  return (
    target.closest(
      'button, a, summary, [role="link"], [role="button"], [role="checkbox"], [role="separator"], [role="slider"], [role="tab"]',
    ) !== null
  );
}
