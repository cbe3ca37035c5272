import type { PageElement } from './dom.ts';

/** Elements that a page shows to nobody, or to screen readers alone. */
export function isHidden(element: PageElement): boolean {
  if (element.getAttribute('hidden') !== null) return true;
  if (element.localName === 'dialog' && element.getAttribute('open') === null) return true;
  const style = element.getAttribute('style');
  if (style !== null && HIDING.test(style)) return true;
  return HIDDEN_NAMES.test(element.className);
}

const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const HIDDEN_NAMES =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|screenreader(?:-text)?|u-hidden|is-hidden|hide|hidden|a11y-hidden|element-invisible|d-none)(?:\s|$)/i;
