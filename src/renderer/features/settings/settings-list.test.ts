import { describe, expect, it } from 'vitest';
import { t } from './messages.ts';
import { settingsFor } from './settings-list.ts';

describe('the search box of Settings', () => {
  it('finds a setting by its name, its explanation, its choices or its pane', () => {
    expect(settingsFor('dark', t).map(({ key }) => key)).toEqual(['theme']);
    expect(settingsFor('user agent', t).map(({ key }) => key)).toEqual(['captureUserAgent']);
    expect(settingsFor('keyboard', t).map(({ key }) => key)).toEqual(['singleLetterKeys']);
    expect(settingsFor('no such thing', t)).toEqual([]);
  });
});
