import type { Service } from '../../../shared/contract/service.ts';
import type { Article } from '../../../shared/contract/shapes/article.ts';
import type { Unit } from '../../../shared/contract/timeline.ts';
import { binOf, binStart } from '../fake-bins.ts';
import type { FakeStore } from './store.ts';

/** The archive in memory: bins and lanes. */
export function timelineRoom(store: FakeStore): Service<void>['timeline'] {
  return {
    bins: async ({ axis, unit, by, zone, window, maxLanes = 12, ...spec }) => {
      const found = store.matching(spec);
      const chosenUnit: Unit = unit && unit !== 'auto' ? unit : 'month';
      const startOf = (article: Article): string | null => {
        const value =
          axis === 'captured'
            ? article.capturedAt
            : axis === 'updated'
              ? (article.updatedAt?.value ?? null)
              : (article.publishedAt?.value ?? null);
        return value && value.length >= 10 ? value : null;
      };
      const laneOf = (article: Article): string =>
        by === 'source'
          ? (article.source ?? 'none')
          : by === 'lang'
            ? (article.lang ?? 'none')
            : by === 'tag'
              ? (article.tags[0] ?? 'none')
              : 'all';
      const dated = found.filter((article) => startOf(article) !== null);
      const inside = dated.filter((article) => {
        const at = startOf(article) ?? '';
        return !window || (at >= window.start && at < window.end);
      });
      const bins = new Map<string, { count: number; lanes: Record<string, number> }>();
      for (const article of inside) {
        const start = binStart(startOf(article) ?? '', chosenUnit);
        const bin = bins.get(start) ?? { count: 0, lanes: {} };
        bin.count += 1;
        bin.lanes[laneOf(article)] = (bin.lanes[laneOf(article)] ?? 0) + 1;
        bins.set(start, bin);
      }
      const coarse = found.filter((article) => axis !== 'captured' && article.publishedAt?.precision === 'month');
      const lanes = store.countBy(spec, (article) => [laneOf(article)]).slice(0, maxLanes);
      return {
        axis: axis ?? 'published',
        unit: chosenUnit,
        zone: zone ?? 'UTC',
        bins: [...bins]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([start, bin]) => binOf(start, chosenUnit, bin.count, by && by !== 'none' ? bin.lanes : undefined)),
        coarse: [...new Set(coarse.map((article) => article.publishedAt?.value ?? ''))].map((start) =>
          binOf(start, 'month', coarse.filter((article) => article.publishedAt?.value === start).length),
        ),
        undated: found.length - dated.length - coarse.length,
        outside: dated.length - inside.length,
        total: found.length,
        lanes:
          by && by !== 'none'
            ? lanes.map(([key, count]) => {
                const first = dated
                  .filter((article) => laneOf(article) === key)
                  .sort((a, b) => ((startOf(a) ?? '') < (startOf(b) ?? '') ? -1 : 1))[0];
                return {
                  key,
                  label: by === 'source' ? store.labelOf(key) : key,
                  count,
                  first: first
                    ? {
                        articleId: first.id,
                        startMs: Date.parse(`${startOf(first) ?? ''}${(startOf(first) ?? '').endsWith('Z') ? '' : 'Z'}`),
                        title: first.title,
                      }
                    : null,
                };
              })
            : [],
        revision: store.revision,
      };
    },
  };
}
