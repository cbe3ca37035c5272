import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, spelled } from './fold.ts';
import { segment } from './segment.ts';
import { termOf } from './stem.ts';

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom("'", '-', '.', ',', ' ', '\u200d', '́', '學', 'が', 'ｶ', 'ﾞ', '👩', 'a', 'É', '١', 'ﷺ', '\ud800'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 60,
});

describe('segmentation', () => {
  it('gives tokens in order, inside the text, and reads on for ever after nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        segment(text, (piece, start, end, extra) => {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          if (extra) return;
          expect(piece).toBe(text.slice(start, end));
          expect(start).toBeGreaterThanOrEqual(last);
          last = start;
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('folds a folded form to itself, whatever it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        segment(text, (piece) => {
          const form = fold(piece);
          expect(fold(form)).toBe(form);
          expect(form.length).toBeLessThanOrEqual(64);
          expect(termOf('en', form) === '').toBe(form === '');
          spelled(piece);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('names a hyphenated word, an address and a handle once more', () => {
    const tokens: string[] = [];
    segment('cease-fire bbc.co.uk #tag', (piece, _start, _end, extra) => tokens.push(extra ? `+${piece}` : piece));
    expect(tokens).toEqual(['cease', '+ceasefire', 'fire', 'bbc', '+bbc.co.uk', 'co', 'uk', 'tag', '+#tag']);
  });

  it('keeps voicing, vowel signs and joined emoji with their base', () => {
    const tokens: string[] = [];
    segment('ｶﾞｷﾞ กำ 👩‍👧 हिन्दी', (piece) => tokens.push(piece));
    expect(tokens).toEqual(['ｶﾞｷﾞ', 'ｷﾞ', 'กำ', 'ำ', '👩‍👧', 'हिन्दी']);
  });
});
