import type { Block, Image, Span } from './contract/shapes/block.ts';

/** A reading copy as CommonMark with GFM tables. What pages wrote stays text: no raw HTML, no image that would load, links to http, https and mailto only. */
export function blocksToMarkdown(blocks: readonly Block[]): string {
  return blocks
    .map(markdownOf)
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Text that Markdown shows as it is. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/(^|\s)#/g, '$1\\#')
    .split(LINE)
    .map(escapeLineStart)
    .join('  \n');
}

/** `[text](<address>)`; the text alone when the address is none that may be followed. */
export function markdownLink(markdown: string, href: string): string {
  if (!/^(https?:\/\/|mailto:)/i.test(href)) return markdown;
  const address = href.replace(/[\s<>()\\\p{Cc}]/gu, (char) => encodeURIComponent(char).replace('(', '%28').replace(')', '%29'));
  return `[${markdown}](${address})`;
}

const LINE = /\r\n|[\n\r\u2028\u2029\v\f]/;

function markdownOf(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return inline(block.text, block.spans);
    case 'heading':
      return `${'#'.repeat(Math.max(2, block.level))} ${oneLine(inline(block.text, block.spans))}`;
    case 'list':
      return block.items
        .map((item, i) => {
          const marker = block.ordered ? `${i + 1}. ` : '- ';
          return marker + inline(item.text, item.spans).replaceAll('\n', `\n${' '.repeat(marker.length)}`);
        })
        .join('\n');
    case 'quote':
      return inline(block.text, block.spans).replace(/^/gm, '> ');
    case 'figure':
      return [imageLine(block.image), block.caption, block.credit && `(${block.credit})`]
        .filter((part) => part !== undefined && part !== '')
        .map((part, i) => (i === 0 && block.image ? part : escapeMarkdown(part ?? '')))
        .join('  \n');
    case 'table':
      return table(block.rows, block.header, block.caption);
    case 'code':
      return fenced(block.text, block.lang);
    case 'rule':
      return '* * *';
  }
}

/** An image is named and linked, never embedded: opening the file must not fetch anything. */
function imageLine(image: Image | null): string {
  if (image === null) return '';
  return markdownLink(escapeMarkdown(`Image${image.alt ? `: ${image.alt}` : ''}`), image.url);
}

/** Cuts the text where formatting begins or ends, so that overlapping spans stay well formed. */
function inline(text: string, spans: readonly Span[] = []): string {
  const inside = spans.filter(({ start, end }) => start >= 0 && end <= text.length && start < end);
  if (inside.length === 0) return escapeMarkdown(text);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const pieces = cuts.slice(1).map((end, i) => {
    const start = cuts[i] ?? 0;
    return formatted(
      text.slice(start, end),
      inside.filter((span) => span.start <= start && span.end >= end),
    );
  });
  // A piece knows nothing of the line it lands in, so line starts are looked at again.
  return pieces.join('').split('\n').map(escapeLineStart).join('\n');
}

function formatted(text: string, spans: readonly Span[]): string {
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  if (core === '') return text.replace(/[\r\n]+/g, ' ');
  const kinds = new Set(spans.map((span) => span.kind));
  let written = kinds.has('code') ? codeSpan(core) : escapeMarkdown(core);
  if (kinds.has('em')) written = `*${written}*`;
  if (kinds.has('strong')) written = `**${written}**`;
  const link = spans.find((span) => span.kind === 'link');
  if (link?.href !== undefined) written = markdownLink(written, link.href);
  return `${breaks(before)}${written}${breaks(after)}`;
}

const breaks = (space: string): string => (LINE.test(space) ? '  \n' : space);
const oneLine = (markdown: string): string => markdown.replace(/\s*\n\s*/g, ' ');

function codeSpan(text: string): string {
  const ticks = '`'.repeat(longestRun(text) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return ticks + pad + text.replace(/\s*[\r\n]+\s*/g, ' ') + pad + ticks;
}

function fenced(text: string, lang: string | undefined): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${lang?.replace(/[^\w+#.-]/g, '') ?? ''}\n${text}\n${fence}`;
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

function table(rows: readonly (readonly string[])[], header: boolean, caption: string | undefined): string {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, i) => oneLine(escapeMarkdown(row[i] ?? ''))).join(' | ')} |`;
  const head = header ? (rows[0] ?? []) : [];
  const lines = [line(head), `|${' --- |'.repeat(width)}`, ...rows.slice(header ? 1 : 0).map(line)];
  return [caption === undefined ? '' : `${oneLine(escapeMarkdown(caption))}\n\n`, lines.join('\n')].join('');
}

/** A line must not turn into a list, a quote, a heading, a rule, indented code or the underline of a heading. */
function escapeLineStart(line: string): string {
  return line
    .replace(/^[ \t]+/, '')
    .replace(/^([-+=>])/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
