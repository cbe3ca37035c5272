import type { Block, Image, Span } from './contract/shapes/block.ts';
import { embedWords } from './embed-words.ts';
import { mayFollow, noteName } from './markdown-text.ts';

export interface BlockHtmlOptions {
  /** The address an image is loaded from; null, or left out, when it is only to be named. */
  image?(image: Image): string | null;
}

/** Blocks as safe static HTML: every text is escaped, only a fixed set of elements is written, links lead to http, https and mailto only, and nothing loads but what `image` says. */
export function blocksToHtml(blocks: readonly Block[], options: BlockHtmlOptions = {}): string {
  return blocks.map((block) => htmlOf(block, options)).join('\n');
}

/** Text as HTML shows it, in elements and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"'\0]/g, (char) => ENTITIES[char] ?? '\ufffd');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function htmlOf(block: Block, options: BlockHtmlOptions): string {
  switch (block.type) {
    case 'paragraph':
      return `<p${block.role === undefined ? '' : ` class="${block.role}"`}${language(block)}>${inline(block.text, block.spans)}</p>`;
    case 'heading':
      return `<h${block.level}${language(block)}>${inline(block.text, block.spans)}</h${block.level}>`;
    case 'quote':
      return `<blockquote${block.role === undefined ? '' : ` class="${block.role}"`}${language(block)}><p>${inline(block.text, block.spans)}</p></blockquote>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${inline(item.text, item.spans)}</li>`).join('');
      return block.ordered ? `<ol>${items}</ol>` : `<ul>${items}</ul>`;
    }
    case 'figure':
      return figure(block.image, block.caption, block.credit, options);
    case 'table':
      return table(block.rows, block.header, block.caption);
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    case 'rule':
      return '<hr>';
    case 'embed':
      return embed(block);
    case 'footnote':
      return `<p class="footnote" id="${noteId(block.note)}"${language(block)}><span class="label">${escapeHtml(block.label)}</span> ${inline(block.text, block.spans)}</p>`;
  }
}

function embed(block: Extract<Block, { type: 'embed' }>): string {
  const { text, spans, title, url } = block;
  const said = text === '' ? '' : `<blockquote${language(block)}><p>${inline(text, spans)}</p></blockquote>`;
  const shown = escapeHtml(title ?? url);
  const link = mayFollow(url) ? `<a href="${escapeHtml(url)}" rel="noreferrer noopener">${shown}</a>` : shown;
  return `<aside class="embed">${said}<p class="source">${escapeHtml(embedWords(block))}: ${link}</p></aside>`;
}

const noteId = (note: string): string => `note-${noteName(note)}`;

function language({ lang, dir }: { lang?: string | undefined; dir?: 'ltr' | 'rtl' | undefined }): string {
  return `${lang === undefined ? '' : ` lang="${escapeHtml(lang)}"`}${dir === undefined ? '' : ` dir="${dir}"`}`;
}

function figure(image: Image | null, caption: string | undefined, credit: string | undefined, options: BlockHtmlOptions): string {
  const under = [caption, credit].filter((part) => part !== undefined && part !== '').map((part) => escapeHtml(part ?? ''));
  const figcaption =
    under.length === 0
      ? ''
      : `<figcaption>${under.join(' <span class="credit">')}${under.length > 1 ? '</span>' : ''}</figcaption>`;
  return `<figure>${image === null ? '' : picture(image, options)}${figcaption}</figure>`;
}

function picture(image: Image, options: BlockHtmlOptions): string {
  const source = options.image?.(image) ?? null;
  const alt = escapeHtml(image.alt ?? '');
  if (source === null) return `<p class="missing-image">Image${alt === '' ? '' : `: ${alt}`}</p>`;
  const size = image.width !== undefined && image.height !== undefined ? ` width="${image.width}" height="${image.height}"` : '';
  return `<img src="${escapeHtml(source)}" alt="${alt}"${size} loading="lazy" decoding="async">`;
}

function table(rows: readonly (readonly string[])[], header: boolean, caption: string | undefined): string {
  const row = (cells: readonly string[], cell: 'th' | 'td') =>
    `<tr>${cells.map((text) => `<${cell}>${lines(escapeHtml(text))}</${cell}>`).join('')}</tr>`;
  const [first, ...rest] = rows;
  const head = header && first !== undefined ? `<thead>${row(first, 'th')}</thead>` : '';
  const body = (header ? rest : rows).map((cells) => row(cells, 'td')).join('');
  return `<table>${caption === undefined ? '' : `<caption>${escapeHtml(caption)}</caption>`}${head}<tbody>${body}</tbody></table>`;
}

/** Cuts the text where formatting begins or ends, so that overlapping spans nest rightly. */
function inline(text: string, spans: readonly Span[] = []): string {
  const inside = spans.filter(({ start, end }) => start >= 0 && end <= text.length && start < end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts
    .slice(1)
    .map((end, i) => {
      const start = cuts[i] ?? 0;
      const all = inside.filter((span) => span.start <= start && span.end >= end);
      // No link within a link: the footnote is the nearer one.
      const over = all.some(({ kind }) => kind === 'note') ? all.filter(({ kind }) => kind !== 'link') : all;
      return over.reduce(wrapped, lines(escapeHtml(text.slice(start, end))));
    })
    .join('');
}

function wrapped(html: string, span: Span): string {
  if (span.kind === 'note') return span.note === undefined ? html : `<a href="#${noteId(span.note)}" class="note">${html}</a>`;
  if (span.kind !== 'link') return `<${span.kind}>${html}</${span.kind}>`;
  if (!mayFollow(span.href ?? '')) return html;
  return `<a href="${escapeHtml(span.href ?? '')}" rel="noreferrer noopener">${html}</a>`;
}

const lines = (html: string): string => html.replace(/\r\n|[\n\r]/g, '<br>');
