import type { Settings } from '../../../shared/settings.ts';
import type { t } from './messages.ts';

type Key = Parameters<typeof t>[0];

/** The panes, in order. */
export const PANES = ['general', 'appearance', 'reading', 'search', 'capture', 'keyboard', 'storage'] as const;
export type Pane = (typeof PANES)[number];

/** One setting: where it stands, what it is called, and how it is changed. Only settings that do something are here. */
export type Setting = { readonly pane: Pane; readonly title: Key; readonly hint?: Key } & (
  | { readonly kind: 'switch'; readonly key: 'showSources' | 'showTags' | 'saveImages' | 'singleLetterKeys' }
  | { readonly kind: 'choice'; readonly key: 'theme'; readonly options: readonly Option<Settings['theme']>[] }
  | { readonly kind: 'choice'; readonly key: 'density'; readonly options: readonly Option<Settings['density']>[] }
  | { readonly kind: 'choice'; readonly key: 'dateStyle'; readonly options: readonly Option<Settings['dateStyle']>[] }
  | { readonly kind: 'size'; readonly key: 'readingSize'; readonly min: number; readonly max: number }
  | { readonly kind: 'text'; readonly key: 'captureUserAgent' }
);

interface Option<Value extends string> {
  readonly value: Value;
  readonly title: Key;
}

export const SETTINGS: readonly Setting[] = [
  {
    pane: 'general',
    kind: 'choice',
    key: 'dateStyle',
    title: 'dateStyle',
    hint: 'dateStyle.hint',
    options: [
      { value: 'absolute', title: 'dateStyle.absolute' },
      { value: 'iso', title: 'dateStyle.iso' },
    ],
  },
  { pane: 'general', kind: 'switch', key: 'showSources', title: 'showSources' },
  { pane: 'general', kind: 'switch', key: 'showTags', title: 'showTags' },
  {
    pane: 'appearance',
    kind: 'choice',
    key: 'theme',
    title: 'theme',
    options: [
      { value: 'system', title: 'theme.system' },
      { value: 'light', title: 'theme.light' },
      { value: 'dark', title: 'theme.dark' },
    ],
  },
  {
    pane: 'appearance',
    kind: 'choice',
    key: 'density',
    title: 'density',
    options: [
      { value: 'standard', title: 'density.standard' },
      { value: 'compact', title: 'density.compact' },
    ],
  },
  { pane: 'reading', kind: 'size', key: 'readingSize', title: 'readingSize', min: 14, max: 28 },
  { pane: 'capture', kind: 'switch', key: 'saveImages', title: 'saveImages', hint: 'saveImages.hint' },
  { pane: 'capture', kind: 'text', key: 'captureUserAgent', title: 'captureUserAgent', hint: 'captureUserAgent.hint' },
  { pane: 'keyboard', kind: 'switch', key: 'singleLetterKeys', title: 'singleLetterKeys', hint: 'singleLetterKeys.hint' },
];

/** What panes hold beside settings, by the words that name it. */
const VIEWS: Readonly<Partial<Record<Pane, readonly Key[]>>> = {
  search: ['names', 'names.hint'],
  keyboard: ['map'],
  storage: ['location', 'size', 'index', 'verify', 'backup', 'log', 'log.hint', 'readAnew', 'readAnew.hint'],
};

/** Settings whose words hold every word that was typed; the words of a setting are its title, hint, options and pane. */
export function settingsFor(typed: string, word: (key: Key) => string): Setting[] {
  return SETTINGS.filter((setting) => {
    const options = setting.kind === 'choice' ? setting.options.map((option) => option.title) : [];
    return isAbout([setting.title, ...(setting.hint ? [setting.hint] : []), ...options, `pane.${setting.pane}`], typed, word);
  });
}

/** Panes of which what they hold beside settings is about every word that was typed. */
export function viewsFor(typed: string, word: (key: Key) => string): Pane[] {
  return PANES.filter((pane) => VIEWS[pane] !== undefined && isAbout([...VIEWS[pane], `pane.${pane}`], typed, word));
}

function isAbout(keys: readonly Key[], typed: string, word: (key: Key) => string): boolean {
  const text = keys.map(word).join(' ').toLocaleLowerCase();
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return words.every((part) => text.includes(part));
}
