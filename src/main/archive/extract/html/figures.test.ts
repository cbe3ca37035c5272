import { expect, test } from 'vitest';
import { extractNow } from '../extract-now.ts';

const paragraph =
  '<p>The weir below Oster mill gave way on Tuesday night, and the miller’s two sons rowed out with lanterns to warn the houses along the lower bank, which took until morning.</p>';

async function addressOf(image: string): Promise<string | undefined> {
  const text = `<html lang="en"><body><article>${paragraph.repeat(2)}<figure>${image}<figcaption>The weir at noon</figcaption></figure>${paragraph}${paragraph}</article></body></html>`;
  const reading = await extractNow({
    kind: 'html',
    text,
    url: 'https://salt-letter.example/a/weir',
    capturedAt: '2026-11-25T00:00:00.000Z',
  });
  return reading.blocks.flatMap((block) => (block.type === 'figure' && block.image !== null ? [block.image.url] : []))[0];
}

test.each([
  ['the widest of a srcset', '<img src="/s.jpg" srcset="/m.jpg 640w, /l.jpg 1280w, /s.jpg 320w">', '/l.jpg'],
  ['the densest', '<img src="/1.jpg" srcset="/1.jpg, /2.jpg 2x">', '/2.jpg'],
  [
    'commas within an address',
    '<img src="/s.jpg" srcset="/w_320,c_fit/a.jpg 320w,/w_1280,c_fit/a.jpg 1280w">',
    '/w_1280,c_fit/a.jpg',
  ],
  ['candidates without blanks between them', '<img src="/s.jpg" srcset="/m.jpg 640w,/l.jpg 1280w">', '/l.jpg'],
  ['a lazy srcset before a placeholder', '<img src="/grey.gif" data-srcset="/m.jpg 640w, /l.jpg 1280w">', '/l.jpg'],
  ['a lazy source before a placeholder', '<img src="/grey.gif" data-src="/real.jpg">', '/real.jpg'],
  [
    'a picture’s sources before its fallback',
    '<picture><source srcset="/m.webp 640w, /l.webp 1280w"><img src="/s.jpg"></picture>',
    '/l.webp',
  ],
  [
    'the image’s own set before a picture’s sources',
    '<picture><source srcset="/x.webp 2x"><img src="/s.jpg" srcset="/l.jpg 900w"></picture>',
    '/l.jpg',
  ],
  [
    'what no browser fetches is passed over',
    '<img src="/s.jpg" srcset="data:image/gif;base64,R0lGODlhAQABAAAAACw= 100w">',
    '/s.jpg',
  ],
])('a figure shows %s', async (_, image, path) => {
  expect(await addressOf(image)).toBe(`https://salt-letter.example${path}`);
});
