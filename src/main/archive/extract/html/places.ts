import { PLACE_RULES } from '../rules/all-rules.ts';
import { type PlaceRule, placeNames } from '../rules/place-rule.ts';
import type { PageElement } from './dom.ts';

/** An element of the page that holds text: which of the page's texts, in what, and which rule its maker's names for it speak of. */
export interface Place {
  readonly rule: PlaceRule | null;
  /** The first of the texts within, and the one after the last. */
  readonly start: number;
  end: number;
  readonly parent: Place | null;
}

/** Reads what the elements of one page are called. Pages repeat themselves: each calling is judged once. */
export class PlaceReader {
  private readonly judged = new Map<string, PlaceRule | null>();

  ruleOf(element: PageElement): PlaceRule | null {
    const tag = element.localName;
    const role = element.getAttribute('role') ?? '';
    const calling = `${tag} ${role}/${element.className} ${element.id} ${element.getAttribute('aria-label') ?? ''}`;
    const known = this.judged.get(calling);
    if (known !== undefined) return known;
    const place = { tag, role: role.trim().toLowerCase(), names: placeNames(calling.slice(tag.length + role.length + 2)) };
    const rule = PLACE_RULES.find((each) => each.holds(place)) ?? null;
    this.judged.set(calling, rule);
    return rule;
  }
}

/** Which rule each place's texts fall under by the names around them: the outermost part that is one thing throughout, or else the finest. A part that holds text of the article is none. */
export function rulesOfPlaces(places: readonly Place[], keptBefore: readonly number[]): Map<Place, PlaceRule | null> {
  const rules = new Map<Place, PlaceRule | null>();
  // Places come in the order of the page: what a place stands in has been judged before it.
  for (const place of places) {
    const outer = place.parent === null ? null : (rules.get(place.parent) ?? null);
    const isApart = keptBefore[place.start] === keptBefore[place.end];
    rules.set(place, outer?.isWhole || place.rule === null || !isApart ? outer : place.rule);
  }
  return rules;
}
