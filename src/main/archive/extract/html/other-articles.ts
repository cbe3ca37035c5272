import { likeness, sameText } from '../rules/same-text.ts';
import { type PageDocument, type PageElement, textOf } from './dom.ts';

/** The other articles of a page that strings several together: parts marked as articles, with headings of their own, beside the one that has the title and a text. */
export function otherArticles(document: PageDocument, title: string | null): Set<PageElement> {
  const parts = [...document.querySelectorAll('article')];
  if (title === null || parts.length < 2) return new Set();
  const own = ownArticle(document, title);
  if (own === null || proseIn(own) < MIN_PROSE) return new Set();
  const others = parts.filter(
    (part) => part !== own && !part.contains(own) && !own.contains(part) && part.querySelector('h1, h2, h3') !== null,
  );
  return new Set(others.filter((part) => !others.some((other) => other !== part && other.contains(part))));
}

/** The innermost article that has the title as its heading. */
function ownArticle(document: PageDocument, title: string): PageElement | null {
  const folded = sameText(title);
  const headings = [...document.querySelectorAll('h1, h2, h3')].map((element) => ({ element, text: textOf(element) }));
  const heading =
    headings.find(({ text }) => sameText(text) === folded) ?? headings.find(({ text }) => likeness(text, title) >= LIKE);
  return heading?.element.closest('article') ?? null;
}

function proseIn(part: PageElement): number {
  let length = 0;
  for (const paragraph of part.querySelectorAll('p')) {
    const text = textOf(paragraph);
    if (text.length >= MIN_PARAGRAPH) length += text.length;
  }
  return length;
}

const LIKE = 0.75;
const MIN_PROSE = 600;
const MIN_PARAGRAPH = 80;
