import type { SavedSearch } from '../../../shared/contract/library.ts';
import { t } from './messages.ts';
import { EXAMPLES, FIELDS } from './syntax.ts';

/** What is offered under the bar. `text` is the whole query it makes. */
export interface Suggestion {
  readonly id: string;
  readonly group: string;
  readonly shown: string;
  readonly hint: string;
  readonly text: string;
}

/** What suggestions are made from. */
export interface Known {
  readonly recent: readonly string[];
  readonly saved: readonly SavedSearch[];
  readonly sources: readonly { readonly source: string; readonly label: string; readonly count: number }[];
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
}

const MOST = 8;

/** Suggestions for what is typed: beginnings when the bar is empty, else fields and values for the word being typed. */
export function suggestionsFor(typed: string, known: Known): Suggestion[] {
  return typed.trim() === '' ? beginnings(known) : completions(typed, known);
}

function beginnings({ recent, saved }: Known): Suggestion[] {
  return [
    ...recent.slice(0, 5).map((text) => offer(t('suggest.recent'), text, '', text)),
    ...saved.slice(0, 5).map((search) => offer(t('suggest.saved'), search.name, search.spec.query, search.spec.query)),
    ...EXAMPLES.slice(0, 6).map(([text, meaning]) => offer(t('suggest.examples'), text, meaning, text)),
  ];
}

function completions(typed: string, { sources, tags }: Known): Suggestion[] {
  const word = /(?:^|[\s(])(-?)([^\s()]*)$/.exec(typed);
  const written = word?.[2] ?? '';
  if (written === '') return [];
  const before = typed.slice(0, typed.length - written.length);
  const [field, value] = written.includes(':')
    ? [written.slice(0, written.indexOf(':') + 1), written.slice(written.indexOf(':') + 1)]
    : [null, written];
  if (field === null) {
    return FIELDS.filter((name) => written.length >= 2 && name.startsWith(written.toLocaleLowerCase()) && name !== written).map(
      (name) => offer(t('suggest.fields'), name, '', before + name),
    );
  }
  const wanted = value.replaceAll('"', '').toLocaleLowerCase();
  const quoted = (text: string) => (/[\s()]/.test(text) ? `"${text}"` : text);
  if (field === 'source:') {
    return sources
      .filter(({ source, label }) => source.includes(wanted) || label.toLocaleLowerCase().includes(wanted))
      .slice(0, MOST)
      .map(({ source, label, count }) => offer(t('suggest.values'), label, String(count), `${before}source:${quoted(source)}`));
  }
  if (field === 'tag:') {
    return tags
      .filter(({ tag }) => tag.toLocaleLowerCase().includes(wanted))
      .slice(0, MOST)
      .map(({ tag, count }) => offer(t('suggest.values'), tag, String(count), `${before}tag:${quoted(tag)}`));
  }
  const fixed = FIXED[field] ?? [];
  return fixed
    .filter((one) => one.startsWith(wanted) && one !== wanted)
    .map((one) => offer(t('suggest.values'), one, '', `${before}${field}${one}`));
}

const FIXED: Readonly<Record<string, readonly string[]>> = {
  'is:': ['unread', 'read', 'starred', 'undated', 'dated', 'needs-care'],
  'has:': ['notes', 'versions', 'tags', 'author', 'url'],
  'lang:': ['en', 'fr', 'de', 'es', 'ar', 'ru', 'tr', 'zh', 'ja'],
};

function offer(group: string, shown: string, hint: string, text: string): Suggestion {
  return { id: `${group} ${text}`, group, shown, hint, text };
}
