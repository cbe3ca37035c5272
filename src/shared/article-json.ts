import type { Article, ArticleSummary } from './contract/shapes/article.ts';
import type { Capture } from './contract/shapes/capture.ts';

/** The `ArticleSummary` of the command line and of exports: a public shape, to which may be added but nothing renamed. */
export function cliSummary(summary: ArticleSummary) {
  const { id, title, byline, siteName, url, publishedAt, updatedAt, capturedAt, lang, dir, wordCount, excerpt } = summary;
  const { tags, collections, captures, unread, starred, needsCare } = summary;
  return {
    ...{ id, title, byline, siteName, url, publishedAt, updatedAt, capturedAt, lang, dir, wordCount, excerpt },
    ...{ tags, collections, captures, unread, starred, needsCare },
  };
}

/** The `Article` of the command line and of JSON Lines exports: the summary, and all of the article. */
export function cliArticle(article: Article) {
  return {
    ...cliSummary(article),
    blocks: article.blocks,
    removed: article.removed.map(({ rule, text, where, instead, restored }) => ({
      ...{ rule, text, where },
      ...(instead === undefined ? {} : { instead }),
      ...(restored ? { restored } : {}),
    })),
    text: article.text,
    captures: article.captureList.map(cliCapture),
    notes: article.noteList,
    highlights: [],
    warnings: article.warnings,
    originals: article.originals,
    leadImage: article.leadImage,
  };
}

/** The `Capture` of the command line. */
export function cliCapture(capture: Capture) {
  const { id, capturedAt, method, status, requestedUrl, finalUrl, redirects, httpStatus, mime, bytes, sha256, warc } = capture;
  const { interventions, warnings, verifiedAt, resourcesSaved, resourcesWanted } = capture;
  return {
    ...{ id, capturedAt, method, status, requestedUrl, finalUrl, redirects, httpStatus, mime, bytes, sha256, warc },
    ...{ interventions, warnings, verifiedAt, resourcesSaved, resourcesWanted },
  };
}
