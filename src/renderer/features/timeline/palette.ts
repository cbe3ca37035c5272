/** The colours of the canvas, as the theme has them now. */
export interface Palette {
  readonly background: string;
  readonly selected: string;
  readonly line: string;
  readonly hatch: string;
  readonly all: string;
  readonly others: string;
  readonly lanes: readonly string[];
}

/** Reads the theme's tokens where the chart stands; in forced colours these are the system's own. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    background: token('--bg-pane'),
    selected: token('--bg-selected'),
    line: token('--line'),
    hatch: token('--line'),
    all: token('--bar-all'),
    others: token('--bar-others'),
    lanes: LANE_TOKENS.map(token),
  };
}

/** The colour of a lane as a CSS value, for its label; lanes beyond the eighth begin again. */
export function laneToken(index: number, key: string): string {
  return key === OTHERS ? 'var(--bar-others)' : `var(${LANE_TOKENS[index % LANE_TOKENS.length]})`;
}

/** The same colour for the canvas. */
export function laneColour(palette: Palette, index: number, key: string): string {
  return key === OTHERS ? palette.others : (palette.lanes[index % palette.lanes.length] ?? palette.all);
}

/** The key of the lane that holds what no named lane does. */
export const OTHERS = 'others';

const LANE_TOKENS = ['--lane-1', '--lane-2', '--lane-3', '--lane-4', '--lane-5', '--lane-6', '--lane-7', '--lane-8'];
