import type { Region } from './app-context.ts';

const ORDER: readonly Region[] = ['toolbar', 'sidebar', 'list', 'reader', 'inspector', 'status', 'activity'];

/** Puts the focus into a region: on its main part, else on the first thing in it that takes focus. */
export function focusRegion(region: Region): boolean {
  const box = document.querySelector(`[data-region="${region}"]`);
  if (!box) return false;
  const main =
    box.querySelector<HTMLElement>('[data-focus]') ??
    [...box.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => element.getClientRects().length > 0);
  main?.focus();
  return main !== undefined && main !== null;
}

/** Moves the focus once what was asked for is drawn, unless a pointer is pressed meanwhile: that decides where the focus is. */
export function whenDrawn(moveFocus: () => void): void {
  const overtaken = new AbortController();
  window.addEventListener('pointerdown', () => overtaken.abort(), { capture: true, signal: overtaken.signal });
  requestAnimationFrame(() => {
    if (!overtaken.signal.aborted) moveFocus();
    overtaken.abort();
  });
}

/** Goes to the next region there is, round the window (F6). */
export function stepRegion(direction: 1 | -1): void {
  const here = document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? 'toolbar';
  const there = ORDER.filter((region) => document.querySelector(`[data-region="${region}"]`));
  const at = there.map(String).indexOf(here);
  for (let step = 1; step <= there.length; step += 1) {
    const next = there[(at + direction * step + there.length * 2) % there.length];
    if (next && focusRegion(next)) return;
  }
}

const FOCUSABLE =
  'input:not([disabled]), [role="row"][tabindex="0"], [role="tab"][tabindex="0"], button:not([disabled]):not([tabindex="-1"]), [tabindex="0"]';
