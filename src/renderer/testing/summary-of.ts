import type { Article, ArticleSummary } from '../../shared/contract/shapes/article.ts';

/** What a list row shows of an article. */
export function summaryOf(article: Article): ArticleSummary {
  const {
    blocks: _b,
    removed: _r,
    text: _t,
    captureList: _c,
    noteList: _n,
    warnings: _w,
    originals: _o,
    leadImage: _l,
    ...summary
  } = article;
  return summary;
}
