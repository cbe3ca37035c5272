import type { Hit } from '../../../shared/contract/search.ts';
import type { ArticleSummary } from '../../../shared/contract/shapes/article.ts';
import type { Unit } from '../../../shared/contract/timeline.ts';
import type { ChartAxis } from './clause.ts';
import { UNITS } from './units.ts';

/** The earliest article that really lies in a period of this unit: one dated “March 2022” only is found by any day of March, and is not its first headline. */
export function firstHeadline(hits: readonly Pick<Hit, 'article'>[], axis: ChartAxis, unit: Unit): ArticleSummary | null {
  return hits.find(({ article }) => isAsFineAs(article, axis, unit))?.article ?? null;
}

function isAsFineAs(article: ArticleSummary, axis: ChartAxis, unit: Unit): boolean {
  if (axis === 'captured') return true;
  const dated = axis === 'published' ? article.publishedAt : article.updatedAt;
  if (dated === null) return false;
  const known = dated.precision === 'minute' || dated.precision === 'second' ? 'hour' : dated.precision;
  return UNITS.indexOf(known) <= UNITS.indexOf(unit);
}
