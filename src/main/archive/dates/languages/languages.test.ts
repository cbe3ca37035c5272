import { describe, expect, test } from 'vitest';
import { FEASTS } from '../holidays/feasts.ts';
import { senseOf } from '../mentions/lexing/sense-names.ts';
import { tableFor } from './languages.ts';

const OWN = 'ar de en es fa fr he hi it ja ko nl pl pt ru tr uk zh'.split(' ');
const BY_LOCALE = 'sv nb da fi cs sk hu ro bg hr el id ca vi th'.split(' ');
const UNITS = 'second minute hour day workday weekend week fortnight month quarter season year decade century'.split(' ');
const PARTS = 'dawn morning noon afternoon evening night midnight'.split(' ');
const ROLES =
  'of the on on-day between at and or to from about day-sign month-sign year-sign hour-sign minute-sign second-sign past before-hour minus ordinal-sign count-sign'.split(
    ' ',
  );
const WHICH = 'before-last last past this coming next after-next'.split(' ');
const SHIFTS = 'ago in within span before after earlier later'.split(' ');

/** What the keys of a table may say. */
const KEY = new RegExp(
  `^(?:number \\d+|ordinal \\d+|month (?:[1-9]|1[0-2])|weekday [1-7]|units? (?:${UNITS.join('|')})|day [+-]?\\d(?: (?:${PARTS.join('|')}))?|now|which (?:${WHICH.join('|')})|period (?:${UNITS.join('|')}) -?\\d|shift (?:${SHIFTS.join('|')})|part (?:${PARTS.join('|')})|half [ap]m|edge (?:early|mid|late|end)|holiday [a-z0-9-]+|season [1-4]|piece (?:half|quarter)|glue (?:${ROLES.join('|')})|opaque)$`,
);

describe.each([...OWN, ...BY_LOCALE])('the table of %s', (lang) => {
  const { words } = tableFor(lang);

  test('says only what the engine understands', () => {
    for (const key of Object.keys(words)) expect(key).toMatch(KEY);
  });

  test('has every month, every weekday and the units days are counted in', () => {
    const isNumbered = words['glue month-sign'] !== undefined;
    for (let month = 1; month <= 12; month++) expect(isNumbered || words[`month ${month}`], `month ${month}`).toBeTruthy();
    for (let day = 1; day <= 7; day++) expect(words[`weekday ${day}`], `weekday ${day}`).toBeTruthy();
    for (const unit of ['day', 'week', 'year']) expect(words[`unit ${unit}`] ?? words[`units ${unit}`], unit).toBeTruthy();
  });

  test('names no feast that has no day', () => {
    for (const key of Object.keys(words)) {
      const sense = senseOf(key);
      if (sense.kind === 'holiday') expect(Object.keys(FEASTS)).toContain(sense.id);
    }
  });
});

test('a region decides what a language leaves open, and nothing else', () => {
  expect(tableFor('en').order).toBeNull();
  expect(tableFor('en-US').order).toBe('mdy');
  expect(tableFor('en-GB').order).toBe('dmy');
  expect(tableFor('de-US').order).toBe('dmy');
});

test('a language that nobody knows is read as English, and no tag fails', () => {
  for (const lang of ['zxx', 'not a tag', '', 'x-', '١', null]) expect(tableFor(lang).words['month 1']).toContain('january');
});
