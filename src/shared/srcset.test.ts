import { describe, expect, it } from 'vitest';
import { largestCandidate, parseSrcset } from './srcset.ts';

describe('parseSrcset', () => {
  it.each([
    ['a.png', [['a.png', null, 1]]],
    [
      'a.png 1x, b.png 2x',
      [
        ['a.png', null, 1],
        ['b.png', null, 2],
      ],
    ],
    [
      'a.png 320w,b.png 640w',
      [
        ['a.png', 320, null],
        ['b.png', 640, null],
      ],
    ],
    [
      'a.png, b.png 2x',
      [
        ['a.png', null, 1],
        ['b.png', null, 2],
      ],
    ],
    ['a,b,c.png 1x', [['a,b,c.png', null, 1]]],
    [
      '/w=1,h=2/a.png 1x, /w=2,h=4/a.png 2x',
      [
        ['/w=1,h=2/a.png', null, 1],
        ['/w=2,h=4/a.png', null, 2],
      ],
    ],
    [
      'data:image/png;base64,AAAA 1x, b.png 2x',
      [
        ['data:image/png;base64,AAAA', null, 1],
        ['b.png', null, 2],
      ],
    ],
    [
      'a.png 100w 50h, b.png',
      [
        ['a.png', 100, null],
        ['b.png', null, 1],
      ],
    ],
    [
      'a.png (x, y) 2x, b.png',
      [
        ['a.png', null, 2],
        ['b.png', null, 1],
      ],
    ],
    [' \n, ,, a.png  ', [['a.png', null, 1]]],
    ['a.png nonsense -1x', [['a.png', null, 1]]],
    ['', []],
  ])('splits "%s"', (srcset, expected) => {
    expect(parseSrcset(srcset).map(({ url, width, density }) => [url, width, density])).toEqual(expected);
  });
});

describe('largestCandidate', () => {
  it.each([
    ['s.png 320w, l.png 1200w, m.png 640w', 'l.png'],
    ['s.png, l.png 3x', 'l.png'],
    ['fallback.png, s.png 320w', 's.png'],
    ['', null],
  ])('of "%s" is %s', (srcset, expected) => {
    expect(largestCandidate(srcset)).toBe(expected);
  });
});
