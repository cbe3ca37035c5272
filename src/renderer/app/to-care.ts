import { whenDrawn } from './regions.ts';

/** Drawing the details of an article that was only just chosen may take a moment. */
const TRIES = 60;

/**
 * Goes to what can be done about the first reason for care of the open article: a field opens for typing, a choice takes the focus, and anything else is
 * done. The details must be open.
 */
export function toCare(tries = TRIES): void {
  whenDrawn(() => {
    const fixes = document.querySelectorAll<HTMLElement>('[data-testid="inspector.care"] [data-care]:first-child button');
    const [first] = fixes;
    if (first) {
      const isChoice = first.closest('[data-care]')?.getAttribute('data-care') === 'ambiguous-date';
      first.scrollIntoView({ block: 'nearest' });
      first.focus();
      if (!isChoice) first.click();
      return;
    }
    const info = document.querySelector<HTMLElement>('[data-testid="inspector.tab.info"]');
    if (info?.getAttribute('aria-selected') === 'false') info.click();
    if (tries > 0) toCare(tries - 1);
  });
}
