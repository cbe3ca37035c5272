import { expect, test } from 'vitest';
import { parseTypedDate } from './typed.ts';

const now = Date.UTC(2026, 10, 25);

test.each([
  ['2022', '2022', 'year', null],
  ['Mar 2022', '2022-03', 'month', null],
  ['2022-03', '2022-03', 'month', null],
  ['2022-03-14', '2022-03-14', 'day', null],
  ['Mon 14 Mar 2022', '2022-03-14', 'day', null],
  ['14.3.2022', '2022-03-14', 'day', null],
  ['30/04/2022', '2022-04-30', 'day', null],
  ['14 Mar 2022 09:40 +02:00', '2022-03-14T09:40', 'minute', '+02:00'],
  ['Mar 14, 2022 at 9:40 am', '2022-03-14T09:40', 'minute', null],
  ['2022-03-14T09:40Z', '2022-03-14T09:40', 'minute', 'Z'],
  ['2030', '2030', 'year', null],
])('“%s” is understood as it was typed', (text, value, precision, zone) => {
  expect(parseTypedDate(text, now)).toEqual({ value, precision, zone, certainty: 'user', raw: text });
});

test.each(['', 'soon', '03/04/2022', '2022-13-40', '14 Mar 2022 by me', 'about 2022', '31 Feb 2022', 'Mar 14'])(
  '“%s” is refused rather than guessed',
  (text) => {
    expect(parseTypedDate(text, now)).toBeNull();
  },
);
