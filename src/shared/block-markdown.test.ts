import fc from 'fast-check';
import { lexer, type Token } from 'marked';
import { expect, test } from 'vitest';
import { blocksToMarkdown } from './block-markdown.ts';
import type { Block } from './contract/shapes/block.ts';

test('each kind of block is written as Markdown has it', () => {
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: 'A\nheading' },
    {
      type: 'paragraph',
      text: 'Bold and link',
      spans: [
        { start: 0, end: 4, kind: 'strong' },
        { start: 9, end: 13, kind: 'link', href: 'https://x.example/a b' },
      ],
    },
    { type: 'list', ordered: false, items: [{ text: 'one\ntwo' }] },
    { type: 'code', lang: 'js', text: 'a```b' },
    { type: 'table', header: false, rows: [['a', 'b']] },
    { type: 'embed', media: 'video', provider: 'Films_', url: 'https://x.example/7', text: '' },
    { type: 'embed', media: 'post', provider: 'Y', url: 'https://x.example/8', title: 'A post', text: 'Shut\nnow' },
    { type: 'paragraph', text: 'Shut[1] now', spans: [{ start: 4, end: 7, kind: 'note', note: '1' }] },
    { type: 'footnote', note: '1', label: '1', text: 'Survey\nof May' },
  ];
  expect(blocksToMarkdown(blocks)).toBe(
    [
      '## A heading',
      '**Bold** and [link](https://x.example/a%20b)',
      '- one  \n  two',
      '````js\na```b\n````',
      '|  |  |\n| --- | --- |\n| a | b |',
      'Video from Films\\_, not archived: [https\\://x.example/7](https://x.example/7)',
      '> Shut  \n> now\n> \n> Post from Y, not archived: [A post](https://x.example/8)',
      'Shut[^1] now',
      '[^1]: Survey  \n    of May',
    ].join('\n\n'),
  );
});

const pieces = [
  '<script>alert(1)</script>',
  '# ',
  '* ',
  '- ',
  '+ ',
  '1. ',
  '2) ',
  '> ',
  '    ',
  '```',
  '~~~',
  '---',
  '===',
  '***',
  '| a | b |',
  '[x](javascript:alert(1))',
  '![x](http://e.example/a.png)',
  '<http://e.example>',
  '&lt;',
  '&#60;',
  '&copy;',
  '`',
  '``',
  '_',
  '__',
  '~~',
  '\\',
  '!',
  '[',
  ']',
  '(',
  ')',
  '"',
  '\n',
  '\n\n',
  ' ',
  '\t',
  'word',
  'أهلا',
  '中文',
  ':',
  '$x$',
  '[^1]: x',
  '[a]: http://e.example',
];
const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));
const words = (text: string): string => text.replace(/[\s\u0085\u200b\ufeff]+/gu, ' ').trim();

/** The text a reader of the Markdown sees, with every kind of token in it. */
function seen(markdown: string): { text: string; kinds: Set<string>; links: string[] } {
  const kinds = new Set<string>();
  const links: string[] = [];
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" };
  const textOf = (token: Token): string => {
    kinds.add(token.type);
    if (token.type === 'link') links.push(String(token.href));
    if (token.type === 'br') return '\n';
    if (token.type === 'codespan') return String(token.text);
    if ('tokens' in token && token.tokens && token.tokens.length > 0) return token.tokens.map(textOf).join('');
    const raw = 'text' in token ? String(token.text) : '';
    return raw.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => entities[entity] ?? entity);
  };
  return { text: lexer(markdown).map(textOf).join('\n\n'), kinds, links };
}

test('whatever a text holds, it is read as that text and as one paragraph', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { text: read, kinds } = seen(blocksToMarkdown([{ type: 'paragraph', text }]));
      expect(words(read)).toBe(words(text));
      for (const kind of kinds) expect(['paragraph', 'text', 'escape', 'br', 'space', 'link']).toContain(kind);
    }),
    { numRuns: 3000 },
  );
});

test('formatting never changes the words, and links lead to the web or to mail only', () => {
  const spans = fc.array(
    fc.record({
      start: fc.nat(20),
      end: fc.nat(30),
      kind: fc.constantFrom('strong' as const, 'em' as const, 'code' as const, 'link' as const),
      href: fc.oneof(
        hostile,
        fc.constantFrom('javascript:alert(1)', 'https://x.example/)](javascript:alert(1))', 'https://x.example/?a=<b>'),
      ),
    }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(hostile, spans, (text, over) => {
      const { text: read, kinds, links } = seen(blocksToMarkdown([{ type: 'paragraph', text, spans: over }]));
      expect(words(read)).toBe(words(text));
      for (const href of links) expect(href).toMatch(/^(https?:\/\/|mailto:)/i);
      expect(kinds).not.toContain('html');
      expect(kinds).not.toContain('image');
    }),
    { numRuns: 3000 },
  );
});
