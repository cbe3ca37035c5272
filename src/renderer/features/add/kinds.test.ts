import { describe, expect, it } from 'vitest';
import { type Draft, sitesOf, sourcesOf, tagsOf } from './kinds.ts';

const empty: Draft = { kind: 'empty', text: '', html: null, links: [], files: [], url: '' };

describe('what a draft adds', () => {
  it('is its ticked links, after the files that could be read', () => {
    const files = [
      { name: 'a.html', sizeBytes: 3, bytes: 'YQ==', problem: null },
      { name: 'big.warc', sizeBytes: 9e9, bytes: null, problem: 'too large' },
    ];
    expect(
      sourcesOf({
        ...empty,
        kind: 'links',
        text: 'https://a.example/1 https://a.example/2',
        links: ['https://a.example/2'],
        files,
      }),
    ).toEqual([
      { kind: 'file', name: 'a.html', bytes: 'YQ==' },
      { kind: 'url', url: 'https://a.example/2' },
    ]);
  });

  it('is a pasted piece of a page with its structure, and its address when one is given', () => {
    expect(sourcesOf({ ...empty, kind: 'html', text: 'Bold', html: '<b>Bold</b>', url: ' https://a.example/ ' })).toEqual([
      { kind: 'text', text: '<b>Bold</b>', as: 'html', url: 'https://a.example/' },
    ]);
  });

  it('is nothing for blanks', () => {
    expect(sourcesOf({ ...empty, kind: 'text', text: ' \n ' })).toEqual([]);
  });

  it('counts sites and splits tags in several scripts', () => {
    expect(sitesOf(['https://a.example/1', 'https://a.example/2', 'https://b.example/'])).toBe(2);
    expect(tagsOf(' court,  load   limit ،court、证人')).toEqual(['court', 'load limit', '证人']);
  });
});
