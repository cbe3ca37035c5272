/** Measures of the chart, in CSS pixels. */
export const ALL_HEIGHT = 76;
export const LANE_HEIGHT = 32;

/** Where bars stand inside a row: the room above is for captions in All, for the first-article mark in a lane. */
export const ALL_BARS = { top: 28, height: 47 } as const;
export const LANE_BARS = { top: 9, height: 22 } as const;

/** The top of a lane inside the plot. */
export function laneTop(index: number): number {
  return ALL_HEIGHT + index * LANE_HEIGHT;
}
