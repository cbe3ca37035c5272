import { defaultTreeAdapter, parseFragment } from 'parse5';
import { type PageDocument, type PageElement, textOf } from './dom.ts';
import { fragmentIn, labelIn, MAX_NOTE } from './footnotes.ts';
import { attribute, descendants, type Parent } from './tree.ts';

/** The markup of what a page's marks of footnotes lead to, by its name in the page. */
export function markedNotes(document: PageDocument): Map<string, string> {
  const notes = new Map<string, string>();
  const named = new Map<string, PageElement>();
  const marks = [...document.querySelectorAll('a[href*="#"]')].flatMap((link) => {
    const name = fragmentIn(link.getAttribute('href'));
    return name !== null && labelIn(textOf(link)) !== null ? [name] : [];
  });
  if (marks.length === 0) return notes;
  for (const element of document.querySelectorAll('[id], a[name]'))
    for (const name of [element.id, element.localName === 'a' ? (element.getAttribute('name') ?? '') : ''])
      if (name !== '' && !named.has(name)) named.set(name, element);
  for (const name of marks.slice(0, MAX_NOTES)) {
    const note = named.get(name)?.closest('li, p, div, dd, aside');
    if (note != null && !notes.has(name) && textOf(note).length <= MAX_NOTE) notes.set(name, note.toString());
  }
  return notes;
}

/** Puts behind the article the notes that its marks lead to and that did not come with it: lists of short lines full of links look like menus. */
export function addLostNotes(root: Parent, notes: ReadonlyMap<string, string>): void {
  if (notes.size === 0) return;
  const elements = [...descendants(root)];
  const present = new Set(elements.flatMap((element) => [attribute(element, 'id'), attribute(element, 'name')]));
  for (const link of elements) {
    const name = link.tagName === 'a' ? fragmentIn(attribute(link, 'href')) : null;
    const markup = name === null || present.has(name) ? undefined : notes.get(name);
    if (markup === undefined) continue;
    present.add(name);
    for (const node of parseFragment(markup).childNodes) defaultTreeAdapter.appendChild(root, node);
  }
}

const MAX_NOTES = 1000;
