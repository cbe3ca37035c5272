import { describe, expect, it } from 'vitest';
import { barsOf } from './bars.ts';
import { drawChart, type Pen, type Scene } from './draw-chart.ts';
import { timeScale } from './time-scale.ts';
import { DAY_MS } from './units.ts';

const bins = (counts: readonly number[]) =>
  counts.map((count, i) => ({ start: '', end: '', startMs: i * DAY_MS, endMs: (i + 1) * DAY_MS, count }));
const row = { top: 10, height: 40, max: 100, count: (bin: { count: number }) => bin.count };
const palette = { background: 'paper', selected: 'band', line: 'line', hatch: 'hatch', all: 'ink', others: 'grey', lanes: [] };

/** Writes down what is drawn, in order. */
function recorder(): Pen & { readonly calls: string[] } {
  const calls: string[] = [];
  const note =
    (name: string) =>
    (...numbers: unknown[]): void => {
      calls.push(`${name} ${numbers.join(' ')}`.trim());
    };
  const pen = {
    calls,
    setTransform: note('transform'),
    fillRect: note('fillRect'),
    beginPath: note('begin'),
    rect: note('rect'),
    fill: () => calls.push(`fill ${pen.fillStyle}`),
    moveTo: note('move'),
    lineTo: note('line'),
    stroke: () => calls.push(`stroke ${pen.strokeStyle}`),
    save: note('save'),
    restore: note('restore'),
    clip: note('clip'),
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
  };
  return pen;
}

const scene = (over: Partial<Scene> = {}): Scene => ({
  height: 50,
  scale: timeScale({ start: 0, end: 10 * DAY_MS }, 100, false),
  bins: bins([0, 1, 100, 0, 50]),
  rows: [{ ...row, colour: 'ink' }],
  gridlines: [],
  gaps: [],
  selection: null,
  ruled: false,
  ...over,
});

describe('bars', () => {
  const scale = timeScale({ start: 0, end: 10 * DAY_MS }, 100, false);

  it('stand on the base line, linear from zero, and one article is never lower than two pixels', () => {
    expect(barsOf(bins([0, 1, 100, 50]), row, scale, 1)).toEqual([
      { x: 10, y: 48, width: 9, height: 2 },
      { x: 20, y: 10, width: 9, height: 40 },
      { x: 30, y: 30, width: 9, height: 20 },
    ]);
  });

  it('have their edges on device pixels, so that they stay sharp', () => {
    const odd = timeScale({ start: 0, end: 7 * DAY_MS }, 100, false);
    for (const bar of barsOf(bins([3, 7, 9, 1, 2, 8, 6]), row, odd, 2)) {
      expect(bar.x * 2).toBe(Math.round(bar.x * 2));
      expect((bar.x + bar.width) * 2).toBe(Math.round((bar.x + bar.width) * 2));
    }
  });

  it('outside the window are not drawn', () => {
    const narrow = timeScale({ start: 20 * DAY_MS, end: 30 * DAY_MS }, 100, false);
    expect(barsOf(bins([4, 4, 4]), row, narrow, 1)).toEqual([]);
  });
});

describe('the drawing', () => {
  it('fills each row once, however many bins it has', () => {
    const pen = recorder();
    drawChart(pen, scene({ bins: bins(Array.from({ length: 4000 }, (_, i) => i % 7)) }), palette, 2);
    expect(pen.calls.filter((call) => call.startsWith('fill '))).toEqual(['fill ink']);
  });

  it('puts the selection under the bars', () => {
    const pen = recorder();
    drawChart(pen, scene({ selection: { start: 2 * DAY_MS, end: 4 * DAY_MS } }), palette, 1);
    expect(pen.calls.indexOf('fillRect 20 0 20 50')).toBeGreaterThan(0);
    expect(pen.calls.indexOf('fillRect 20 0 20 50')).toBeLessThan(pen.calls.indexOf('fill ink'));
  });

  it('hatches a gap, cut to the chart', () => {
    const pen = recorder();
    drawChart(pen, scene({ gaps: [{ start: 5 * DAY_MS, end: 99 * DAY_MS }] }), palette, 1);
    expect(pen.calls).toContain('rect 50 0 50 50');
    expect(pen.calls).toContain('stroke hatch');
  });
});
