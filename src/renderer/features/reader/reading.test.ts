// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Capture } from '../../../shared/contract/shapes/capture.ts';
import { badgeOf } from './badge.ts';
import { findPlaces } from './find-places.ts';
import { rangesOf } from './ranges.ts';
import { isReadingStyle, READING_STYLE } from './reading-style.ts';
import { cutAtSpans } from './spans.ts';

const capture = (change: Partial<Capture> = {}): Capture => ({
  id: 'c',
  capturedAt: '2022-03-14T10:22:00Z',
  method: 'fetch',
  status: 'complete',
  requestedUrl: null,
  finalUrl: null,
  redirects: [],
  httpStatus: 200,
  mime: 'text/html',
  bytes: 1,
  sha256: '0'.repeat(64),
  warc: '0'.repeat(64),
  rendition: null,
  resourcesSaved: 0,
  resourcesWanted: 0,
  verifiedAt: null,
  interventions: [],
  warnings: [],
  ...change,
});

describe('formatting', () => {
  const kind = fc.constantFrom('strong' as const, 'em' as const, 'link' as const, 'note' as const, 'code' as const);
  const span = fc.record({
    start: fc.integer({ min: -2, max: 30 }),
    end: fc.integer({ min: -2, max: 30 }),
    kind,
    href: fc.constant('https://a.example/'),
    note: fc.constant('1'),
  });

  it('never loses or doubles a letter, whatever the spans', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
        const shown = cutAtSpans(text, spans).map((piece) =>
          'parts' in piece ? piece.parts.map((part) => part.text).join('') : piece.text,
        );
        expect(shown.join('')).toBe(text);
      }),
    );
  });
});

describe('places in an article', () => {
  it('are found in paragraphs, items of a list and cells of a table', () => {
    document.body.replaceChildren();
    const add = (tag: string, block: number | null, text: string | null, parent: Element = document.body): Element => {
      const element = document.createElement(tag);
      if (block !== null) element.setAttribute('data-block', String(block));
      if (text !== null) {
        element.setAttribute('data-piece', '');
        element.append(text);
      }
      parent.append(element);
      return element;
    };
    add('p', 0, 'The silo burned.');
    const list = add('ul', 1, null);
    add('li', null, 'first', list);
    add('li', null, 'second silo', list);
    const blocks = [
      { type: 'paragraph', text: 'The silo burned.' },
      { type: 'list', ordered: false, items: [{ text: 'first' }, { text: 'second silo' }] },
    ] as const;
    const places = findPlaces(
      blocks.map((block) => ('items' in block ? { ...block, items: [...block.items] } : block)),
      'SILO',
      { matchCase: false, wholeWord: true },
    );
    expect(rangesOf(document.body, places).map(String)).toEqual(['silo', 'silo']);
  });

  it('are letter for letter, and whole words when asked', () => {
    const blocks = [{ type: 'paragraph' as const, text: 'a.c abc aécé' }];
    expect(findPlaces(blocks, 'a.c', { matchCase: false, wholeWord: false })[0]?.hits).toEqual([[0, 3]]);
    expect(findPlaces(blocks, 'c', { matchCase: false, wholeWord: true })[0]?.hits).toEqual([[2, 3]]);
    expect(findPlaces(blocks, '', { matchCase: false, wholeWord: false })).toEqual([]);
  });
});

describe('the badge', () => {
  it('says the gravest thing that is true, and never more than the hashes show', () => {
    const clean = { needsCare: [] };
    expect(badgeOf(clean, capture())).toBe('unchecked');
    expect(badgeOf(clean, capture({ verifiedAt: '2026-11-12T08:00:00Z' }))).toBe('unchanged');
    expect(badgeOf(clean, capture({ status: 'partial', verifiedAt: '2026-11-12T08:00:00Z' }))).toBe('incomplete');
    expect(badgeOf(clean, capture({ method: 'paste' }))).toBe('pasted');
    expect(badgeOf({ needsCare: ['changed-on-disk', 'paywall'] }, capture())).toBe('changed');
  });
});

describe('a reading style', () => {
  it('is only believed when every choice in it exists', () => {
    expect(isReadingStyle(READING_STYLE)).toBe(true);
    expect(isReadingStyle({ ...READING_STYLE, theme: 'pink' })).toBe(false);
    expect(isReadingStyle(null)).toBe(false);
  });
});
