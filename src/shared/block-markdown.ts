import type { Block, Image } from './contract/shapes/block.ts';
import { embedWords } from './embed-words.ts';
import { markdownSpans } from './markdown-spans.ts';
import { escapeMarkdown, escapePlain, longestTicks, markdownLink, noteName, oneLine } from './markdown-text.ts';

/** A reading copy as CommonMark with GFM tables. What pages wrote stays text: no raw HTML, no image that would load, links to http, https and mailto only. */
export function blocksToMarkdown(blocks: readonly Block[]): string {
  return blocks
    .map(markdownOf)
    .filter((part) => part !== '')
    .join('\n\n');
}

function markdownOf(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return markdownSpans(block.text, block.spans);
    case 'heading':
      return `${'#'.repeat(Math.max(2, block.level))} ${oneLine(markdownSpans(block.text, block.spans))}`;
    case 'list':
      return block.items
        .map((item, i) => {
          const marker = block.ordered ? `${i + 1}. ` : '- ';
          return marker + markdownSpans(item.text, item.spans).replaceAll('\n', `\n${' '.repeat(marker.length)}`);
        })
        .join('\n');
    case 'quote':
      return markdownSpans(block.text, block.spans).replace(/^/gm, '> ');
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
    case 'embed':
      return embed(block);
    case 'footnote':
      return `[^${noteName(block.note)}]: ${markdownSpans(block.text, block.spans).replaceAll('\n', '\n    ')}`;
  }
}

/** The words in quotes, and below them what it was and where. */
function embed(block: Extract<Block, { type: 'embed' }>): string {
  const { text, spans, title, url } = block;
  const link = markdownLink(title === undefined ? escapePlain(url) : oneLine(escapeMarkdown(title)), url);
  const source = `${escapeMarkdown(embedWords(block))}: ${link}`;
  return text === '' ? source : `${markdownSpans(text, spans)}\n\n${source}`.replace(/^/gm, '> ');
}

/** An image is named and linked, never embedded: opening the file must not fetch anything. */
function imageLine(image: Image | null): string {
  if (image === null) return '';
  return markdownLink(escapeMarkdown(`Image${image.alt ? `: ${image.alt}` : ''}`), image.url);
}

function fenced(text: string, lang: string | undefined): string {
  const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1));
  return `${fence}${lang?.replace(/[^\w+#.-]/g, '') ?? ''}\n${text}\n${fence}`;
}

function table(rows: readonly (readonly string[])[], header: boolean, caption: string | undefined): string {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, i) => oneLine(escapeMarkdown(row[i] ?? ''))).join(' | ')} |`;
  const head = header ? (rows[0] ?? []) : [];
  const lines = [line(head), `|${' --- |'.repeat(width)}`, ...rows.slice(header ? 1 : 0).map(line)];
  return [caption === undefined ? '' : `${oneLine(escapeMarkdown(caption))}\n\n`, lines.join('\n')].join('');
}
