import { describe, expect, test } from 'vitest';
import { extractNow } from '../extract-now.ts';

const read = (text: string) => extractNow({ kind: 'markdown', text, url: null, capturedAt: '2026-11-25T00:00:00.000Z' });

describe('a Markdown file', () => {
  test('its front matter is what is known of it, its text typed blocks', async () => {
    const reading = await read(`---
title: "Harbor strike: second week"
author: [Nora Whitfield, "[[Tomas Reyes]]"]
published: 2022-03-14
source: https://paper.example/strike
site: Harbor Paper
---
# Harbor strike: second week

Dockworkers voted **late** on [Sunday](/vote) to go on. It is \`code\`.

## What they want

- two crews
- a *new* cable
  1. in spring

> We can wait.

| Year | Hurt |
| --- | --- |
| 2020 | 3 |

![A crane](/crane.jpg)

\`\`\`js
let a = 1;
\`\`\`

---

Line with <b>HTML</b> &amp; [a trap](javascript:alert(1)).
`);
    expect(reading).toMatchObject({
      title: 'Harbor strike: second week',
      byline: ['Nora Whitfield', 'Tomas Reyes'],
      siteName: 'Harbor Paper',
      canonicalUrl: 'https://paper.example/strike',
      publishedAt: { value: '2022-03-14', precision: 'day' },
      lang: 'en',
    });
    expect(reading.blocks).toEqual([
      {
        type: 'paragraph',
        text: 'Dockworkers voted late on Sunday to go on. It is code.',
        spans: [
          { start: 18, end: 22, kind: 'strong' },
          { start: 26, end: 32, kind: 'link', href: 'https://paper.example/vote' },
          { start: 49, end: 53, kind: 'code' },
        ],
      },
      { type: 'heading', level: 2, text: 'What they want' },
      {
        type: 'list',
        ordered: false,
        items: [{ text: 'two crews' }, { text: 'a new cable', spans: [{ start: 2, end: 5, kind: 'em' }] }, { text: 'in spring' }],
      },
      { type: 'quote', text: 'We can wait.' },
      {
        type: 'table',
        header: true,
        rows: [
          ['Year', 'Hurt'],
          ['2020', '3'],
        ],
      },
      { type: 'figure', image: { url: 'https://paper.example/crane.jpg', sha256: null, mime: null, alt: 'A crane' } },
      { type: 'code', text: 'let a = 1;', lang: 'js' },
      { type: 'rule' },
      { type: 'paragraph', text: 'Line with HTML & a trap.' },
    ]);
  });

  test('without front matter its first heading is the title', async () => {
    expect(await read('# The doors\n\nText.')).toMatchObject({
      title: 'The doors',
      blocks: [{ type: 'paragraph', text: 'Text.' }],
    });
  });

  test('footnotes are linked with their marks; a mark without a note, and a note without words, stay text', async () => {
    const { blocks } = await read(`The pier of Tarn is shut.[^1] Nobody knew.[^long] Or did they?[^gone]

[^1]: Survey

[^long]: The **harbour master** said
    so in May.

[^none]:

The end.`);
    expect(blocks).toEqual([
      {
        type: 'paragraph',
        text: 'The pier of Tarn is shut.[1] Nobody knew.[long] Or did they?[^gone]',
        spans: [
          { start: 25, end: 28, kind: 'note', note: '1' },
          { start: 41, end: 47, kind: 'note', note: 'long' },
        ],
      },
      { type: 'footnote', note: '1', label: '1', text: 'Survey' },
      {
        type: 'footnote',
        note: 'long',
        label: 'long',
        text: 'The harbour master said so in May.',
        spans: [{ start: 4, end: 18, kind: 'strong' }],
      },
      { type: 'paragraph', text: '[^none]:' },
      { type: 'paragraph', text: 'The end.' },
    ]);
  });

  test('what looks like front matter and is none stays text', async () => {
    const reading = await read('---\n: : broken : [\n---\n\nText.');
    expect(reading.blocks.at(-1)).toEqual({ type: 'paragraph', text: 'Text.' });
    expect(JSON.stringify(reading.blocks)).toContain('broken');
  });
});
