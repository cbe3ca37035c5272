import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REACT_ARIA_STYLE } from './page-policy.ts';

describe('the page’s policy', () => {
  it('names the one style that react-aria-components adds by itself, as the installed version writes it', () => {
    const source = readFileSync(new URL('../private/interactions/usePress.mjs', import.meta.resolve('react-aria')), 'utf8');
    const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? '';
    const [, template = ''] = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source) ?? [];
    const text = template.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, attribute).trim();
    expect(text).toContain('touch-action');
    expect(`'sha256-${createHash('sha256').update(text).digest('base64')}'`).toBe(REACT_ARIA_STYLE);
  });
});
