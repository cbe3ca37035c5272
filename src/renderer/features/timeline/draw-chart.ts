import type { Bin } from '../../../shared/contract/timeline.ts';
import { type BarRow, barsOf } from './bars.ts';
import type { Palette } from './palette.ts';
import type { TimeScale } from './time-scale.ts';
import type { TimeWindow } from './time-window.ts';

/** A row with the colour of its bars. */
export interface PaintedRow extends BarRow {
  readonly colour: string;
}

/** All that one redraw needs; its work is bounded by bins × rows, whatever the archive holds. */
export interface Scene {
  readonly height: number;
  readonly scale: TimeScale;
  readonly bins: readonly Bin[];
  readonly rows: readonly PaintedRow[];
  readonly gridlines: readonly number[];
  readonly gaps: readonly TimeWindow[];
  readonly selection: TimeWindow | null;
  /** Lines at the bottom of each row. */
  readonly ruled: boolean;
}

/** What the drawing asks of a canvas; a test hands in a recorder. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'setTransform'
  | 'fillRect'
  | 'beginPath'
  | 'rect'
  | 'fill'
  | 'moveTo'
  | 'lineTo'
  | 'stroke'
  | 'save'
  | 'restore'
  | 'clip'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
>;

/** Draws background, selection, grid, gaps and bars: one path a row, so that a redraw costs a few calls and not one per bar. */
export function drawChart(pen: Pen, scene: Scene, palette: Palette, devicePixelRatio: number): void {
  const { scale, height } = scene;
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  pen.fillStyle = palette.background;
  pen.fillRect(0, 0, scale.width, height);
  if (scene.selection !== null) {
    const band = extent(scene.selection, scale);
    pen.fillStyle = palette.selected;
    pen.fillRect(band.left, 0, band.right - band.left, height);
  }
  drawGrid(pen, scene, palette);
  for (const gap of scene.gaps) drawHatch(pen, extent(gap, scale), height, palette.hatch);
  for (const row of scene.rows) {
    pen.beginPath();
    for (const bar of barsOf(scene.bins, row, scale, devicePixelRatio)) pen.rect(bar.x, bar.y, bar.width, bar.height);
    pen.fillStyle = row.colour;
    pen.fill();
  }
}

/** A stretch of time in pixels, left before right in both writing directions, cut to the chart. */
export function extent(window: TimeWindow, scale: TimeScale): { readonly left: number; readonly right: number } {
  const a = scale.x(window.start);
  const b = scale.x(window.end);
  const cut = (value: number) => Math.min(Math.max(value, 0), scale.width);
  return { left: cut(Math.min(a, b)), right: cut(Math.max(a, b)) };
}

function drawGrid(pen: Pen, scene: Scene, palette: Palette): void {
  pen.beginPath();
  for (const ms of scene.gridlines) {
    const x = Math.round(scene.scale.x(ms)) + 0.5;
    pen.moveTo(x, 0);
    pen.lineTo(x, scene.height);
  }
  if (scene.ruled) {
    for (const row of scene.rows) {
      const y = row.top + row.height + 0.5;
      pen.moveTo(0, y);
      pen.lineTo(scene.scale.width, y);
    }
  }
  pen.strokeStyle = palette.line;
  pen.lineWidth = 1;
  pen.stroke();
}

const HATCH_STEP = 8;

function drawHatch(pen: Pen, { left, right }: { left: number; right: number }, height: number, colour: string): void {
  if (right - left < HATCH_STEP) return;
  pen.save();
  pen.beginPath();
  pen.rect(left, 0, right - left, height);
  pen.clip();
  pen.beginPath();
  for (let x = left - height; x < right; x += HATCH_STEP) {
    pen.moveTo(x, height);
    pen.lineTo(x + height, 0);
  }
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.stroke();
  pen.restore();
}
