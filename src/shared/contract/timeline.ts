import * as z from 'zod';
import { procedure } from './errors.ts';
import { resultSpec } from './shapes/result-spec.ts';

export const axis = z.enum(['published', 'updated', 'captured', 'mentioned']);
export const unit = z.enum(['hour', 'day', 'week', 'month', 'quarter', 'year', 'decade']);
export const laneBy = z.enum(['none', 'source', 'lang', 'collection', 'tag']);
export type Axis = z.infer<typeof axis>;
export type Unit = z.infer<typeof unit>;
export type LaneBy = z.infer<typeof laneBy>;

/** One calendar bin: `start` and `end` (exclusive) are dates in `zone`, for hours with time and offset. `startMs`, `endMs` are the same instants. */
export const bin = z.object({
  start: z.string(),
  end: z.string(),
  startMs: z.number(),
  endMs: z.number(),
  count: z.number().int(),
  /** Count per lane key, lanes with none left out. */
  lanes: z.record(z.string(), z.number().int()).optional(),
});
export type Bin = z.infer<typeof bin>;

export const lane = z.object({
  key: z.string(),
  label: z.string(),
  count: z.number().int(),
  /** Its first article on this axis. */
  first: z.object({ articleId: z.string(), startMs: z.number(), title: z.string() }).nullable(),
});

export const timelineAnswer = z.object({
  axis,
  unit,
  zone: z.string(),
  bins: z.array(bin),
  /** Dates known only more coarsely than the unit: never put into a fake bin. */
  coarse: z.array(bin),
  undated: z.number().int(),
  /** Articles outside `window`; 0 without one. */
  outside: z.number().int(),
  /** bins + coarse + undated + outside, always. On `mentioned` an article counts once per bin it names, and `total` counts those. */
  total: z.number().int(),
  lanes: z.array(lane),
  revision: z.number().int(),
});
export type TimelineAnswer = z.infer<typeof timelineAnswer>;

export const timeline = {
  bins: procedure
    .input(
      resultSpec.extend({
        axis: axis.default('published'),
        unit: z.union([unit, z.literal('auto')]).default('auto'),
        by: laneBy.default('none'),
        zone: z.string().default('UTC'),
        /** Only this span, as dates or instants in `zone`; end exclusive. */
        window: z.object({ start: z.string(), end: z.string() }).optional(),
        /** At most this many bins when the unit is chosen for you. */
        maxBins: z.number().int().min(4).max(4000).default(240),
        /** Lanes shown by name; the rest is one lane `others`. */
        maxLanes: z.number().int().min(1).max(1000).default(12),
      }),
    )
    .output(timelineAnswer),
};
