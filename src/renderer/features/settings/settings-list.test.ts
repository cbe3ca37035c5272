import { describe, expect, it } from 'vitest';
import { t } from './messages.ts';
import { settingsFor, viewsFor } from './settings-list.ts';

describe('the search box of Settings', () => {
  it('finds a setting by its name, its explanation, its choices or its pane', () => {
    expect(settingsFor('dark', t).map(({ key }) => key)).toEqual(['theme']);
    expect(settingsFor('user agent', t).map(({ key }) => key)).toEqual(['captureUserAgent']);
    expect(settingsFor('keyboard', t).map(({ key }) => key)).toEqual(['singleLetterKeys']);
    expect(settingsFor('no such thing', t)).toEqual([]);
  });

  it('finds what a pane holds beside settings', () => {
    expect(viewsFor('names one', t)).toEqual(['search']);
    expect(viewsFor('BACKUP', t)).toEqual(['storage']);
    expect(viewsFor('shortcuts', t)).toEqual(['keyboard']);
    expect(viewsFor('no such thing', t)).toEqual([]);
  });
});
