import { describe, expect, it } from 'vitest';
import { planTree } from './plan-tree.ts';
import { presetOf } from './presets.ts';

const file = (path: string) => ({ path, format: 'html', bytes: 10, what: '' });

describe('the preview of an export', () => {
  it('shows each folder once, before its files', () => {
    const plan = {
      folder: 'harbour_2026-11-25',
      files: [file('index.html'), file('articles/1.html'), file('articles/img/1.png'), file('articles/2.html')],
    };
    expect(planTree(plan).map(({ depth, name, isFolder }) => `${'.'.repeat(depth)}${name}${isFolder ? '/' : ''}`)).toEqual([
      'harbour_2026-11-25/',
      '.index.html',
      '.articles/',
      '..1.html',
      '..img/',
      '...1.png',
      '..2.html',
    ]);
  });

  it('knows a preset by its formats', () => {
    expect(presetOf(new Set(['jsonl', 'csv']))).toBe('data');
    expect(presetOf(new Set(['csv']))).toBe('own');
  });
});
