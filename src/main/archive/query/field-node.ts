import { dateRange, numberRange } from './ranges.ts';
import { type FilterNode, HAS_VALUES, IS_VALUES } from './tree.ts';

/** A field of the query language with its value; a warning when either is not one: then both are searched as text. Null when there is nothing to say. */
export function fieldNode(name: string, value: string): FilterNode | string | null {
  if (value.trim() === '') return isField(name) ? `“${name}:” needs a value — searched as text.` : null;
  const typed = value.trim();
  switch (name) {
    case 'date':
    case 'captured':
    case 'updated': {
      const range = dateRange(typed);
      return range ? { kind: 'filter', field: name, typed, ...range } : `“${typed}” is not a date — searched as text.`;
    }
    case 'words': {
      const range = numberRange(typed);
      return range ? { kind: 'filter', field: name, typed, ...range } : `“${typed}” is not a number of words — searched as text.`;
    }
    case 'source':
    case 'author':
    case 'lang':
    case 'tag':
    case 'in':
    case 'url':
    case 'type':
      return { kind: 'filter', field: name, typed };
    case 'has': {
      const known = HAS_VALUES.find((one) => one === typed.toLowerCase());
      return known ? { kind: 'filter', field: 'has', typed: known } : unknownValue(name, typed, HAS_VALUES);
    }
    case 'is': {
      const known = IS_VALUES.find((one) => one === typed.toLowerCase());
      return known ? { kind: 'filter', field: 'is', typed: known } : unknownValue(name, typed, IS_VALUES);
    }
    case 'mentions':
    case 'similar':
    case 'highlight':
      return `“${name}:” cannot be searched yet — searched as text.`;
    default:
      return `“${name}” is not a field — searched as text.`;
  }
}

const FIELDS = ['date', 'captured', 'updated', 'words', 'source', 'author', 'lang', 'tag', 'in', 'url', 'type', 'has', 'is'];
const isField = (name: string): boolean => FIELDS.includes(name);

const unknownValue = (name: string, typed: string, known: readonly string[]): string =>
  `“${name}:${typed}” is not one of ${known.map((value) => `${name}:${value}`).join(', ')} — searched as text.`;
