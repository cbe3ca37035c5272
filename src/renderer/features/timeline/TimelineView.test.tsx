// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Bin } from '../../../shared/contract/timeline.ts';
import { fakeConnection } from '../../testing/fake-client.ts';
import { type Mounted, mount } from '../../testing/mount.tsx';
import { fillBins } from './fill-bins.ts';
import { TimelineView } from './TimelineView.tsx';

let page: Mounted | null = null;
afterEach(async () => {
  await page?.unmount();
  page = null;
});

const START = Date.UTC(2022, 2, 1);
const END = Date.UTC(2022, 3, 1);
/** March 2022, one article on the first, two on the second …; by day, whatever is asked. */
const bins: Bin[] = fillBins([], 'day', { start: START, end: END }).map((bin, nth) => ({
  ...bin,
  count: nth + 1,
  lanes: { a: nth + 1 },
}));
const answer = {
  axis: 'published',
  unit: 'day',
  zone: 'UTC',
  bins,
  coarse: [],
  undated: 3,
  outside: 0,
  total: 499,
  lanes: [{ key: 'a', label: 'The Tarn Courier', count: 496, first: null }],
  revision: 1,
};

async function open(filters: string[] = [], given: unknown = answer) {
  const asked: { filters?: readonly string[] }[] = [];
  const connection = fakeConnection({
    overrides: {
      'timeline.bins': (input) => {
        // The fake link hands on what the typed client was given.
        asked.push(input as { filters?: readonly string[] });
        return Promise.resolve(given);
      },
    },
  });
  const told: (readonly string[])[] = [];
  page = await mount(
    <TimelineView
      spec={{ scope: { kind: 'all' }, query: '', filters }}
      state="unit-day"
      onState={() => undefined}
      onFilters={(next) => told.push(next)}
      onFocusList={() => undefined}
      onOpen={() => undefined}
    />,
    connection,
  );
  const { until, all } = page;
  // Nine cells are there once the chart has its bins; without dates there is no chart.
  await until(() => expect(all('timeline.undated.state').length + all('timeline.grid.cell').length).toBeGreaterThan(0));
  return { page, told, asked };
}

/** Drags over the plot, which is 900 px wide and shows March with a twentieth of it on both sides. */
async function drag(page: Mounted, from: number, to: number) {
  const span = (END - START) * 1.1;
  const x = (ms: number) => ((ms - (START - (END - START) * 0.05)) / span) * 900;
  const plot = page.find('timeline.plot');
  const fire = (type: string, ms: number, buttons: number) =>
    act(async () => {
      plot.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: x(ms), clientY: 40, button: 0, buttons }));
    });
  await fire('pointerdown', from, 1);
  await fire('pointermove', (from + to) / 2, 1);
  await fire('pointermove', to, 1);
  await fire('pointerup', to, 0);
}

describe('the timeline', () => {
  it('turns a drag into a date filter of whole days, and keeps the other filters', async () => {
    const { page, told } = await open(['lang:en', 'date:2022-03-01']);
    await drag(page, Date.UTC(2022, 2, 12, 15), Date.UTC(2022, 2, 16, 3));
    expect(told).toEqual([['lang:en', 'date:2022-03-12..2022-03-16']]);
  });

  it('takes in the last bar', async () => {
    const { page, told } = await open();
    await drag(page, Date.UTC(2022, 2, 30, 12), Date.UTC(2022, 3, 1, 20));
    expect(told).toEqual([['date:2022-03-30..2022-03-31']]);
  });

  it('captions a selection with the sum of its bins, and draws the chart without its own filter', async () => {
    const { page, asked } = await open(['date:2022-03-12..2022-03-16']);
    await page.until(() =>
      expect(page.find('timeline.caption').textContent).toContain('12–16 Mar 2022 · 5 days · 70 articles · 1 source'),
    );
    expect(asked.every((input) => input.filters?.length === 0)).toBe(true);
  });

  it('is a grid for the keyboard: arrows move over named cells, Space selects, Esc clears', async () => {
    const { page, told } = await open(['date:2022-03-31']);
    const grid = page.find('timeline.grid');
    const cell = () => document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent;
    expect(cell()).toBe('All, 31 March 2022, 31 articles, the peak of this lane');
    await page.key(grid, 'ArrowLeft');
    await page.key(grid, 'ArrowDown');
    expect(cell()).toBe('The Tarn Courier, 30 March 2022, 30 articles');
    expect(page.all('timeline.grid.cell').length).toBeLessThanOrEqual(9);
    await page.key(grid, ' ');
    await page.key(grid, 'Escape');
    expect(told).toEqual([['date:2022-03-30'], []]);
  });

  it('says that nothing is dated, and offers the captured date', async () => {
    const { page } = await open([], { ...answer, bins: [], undated: 37, total: 37, lanes: [] });
    expect(page.find('timeline.undated.state').textContent).toContain('None of these 37 articles has a published date.');
  });
});
