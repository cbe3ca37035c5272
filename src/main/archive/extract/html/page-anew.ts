import type { PageDocument } from './dom.ts';
import { numberTexts } from './ordinals.ts';
import { otherArticles } from './other-articles.ts';
import { parsePage } from './parse-page.ts';

/** The page's tree once more, with the same numbers, without what was set aside: Readability took the first one apart. Null when it nests deeper than pages do. */
export function pageAnew(html: string, title: string | null): PageDocument | null {
  const { document, isDeep } = parsePage(html);
  if (isDeep) return null;
  const { setAside } = numberTexts(document, otherArticles(document, title));
  for (const element of setAside) element.remove();
  return document;
}
