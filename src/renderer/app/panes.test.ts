import { describe, expect, it } from 'vitest';
import { initialPanes, PANE_LIMITS, readPanes, widthClassOf } from './panes.ts';

describe('panes', () => {
  it('have four width classes', () => {
    expect([320, 759, 760, 1079, 1080, 1359, 1360].map(widthClassOf)).toEqual([
      'single',
      'single',
      'narrow',
      'narrow',
      'medium',
      'medium',
      'wide',
    ]);
  });

  it('come back as they were left', () => {
    const left = { ...initialPanes('wide'), sizes: { sidebar: 300, list: 500, inspector: 400 }, sidebar: false };
    expect(readPanes(JSON.parse(JSON.stringify(left)), 'wide')).toEqual(left);
  });

  it('begin anew where what is stored makes no sense', () => {
    expect(readPanes({ sizes: { sidebar: 9000, list: 'x' }, sidebar: 'yes' }, 'wide')).toEqual(initialPanes('wide'));
    expect(readPanes(null, 'narrow').sizes.sidebar).toBe(PANE_LIMITS.sidebar.initial);
  });
});
