import type { ExportFormat } from '../../../../shared/contract/exchange.ts';
import type { Block } from '../../../../shared/contract/shapes/block.ts';
import type { ExportArticle } from '../../seams.ts';
import type { NamedArticle } from './file-names.ts';
import type { ExportContext, ListFormat, PageFormat } from './format.ts';
import { FORMATS } from './formats.ts';
import type { OutFolder, WrittenFile } from './out-folder.ts';

/** One format being written into its folder, article by article. */
export interface FormatWriter {
  add(out: ExportArticle, named: NamedArticle): Promise<void>;
  /** Writes what comes last, given the articles that were written; answers with every file. */
  end(written: readonly NamedArticle[]): Promise<(WrittenFile & { format: string })[]>;
}

export type LoadImage = (sha256: string) => Promise<{ readonly mime: string; readonly bytes: Uint8Array } | null>;

/** Begins a format. `sub` is its folder inside the export, empty or ending in `/`. */
export async function openWriter(
  folder: OutFolder,
  name: ExportFormat,
  sub: string,
  named: readonly NamedArticle[],
  context: ExportContext,
  image: LoadImage,
): Promise<FormatWriter> {
  const format = FORMATS[name];
  const writer =
    format.kind === 'list'
      ? await listWriter(folder, format, sub, context)
      : pageWriter(folder, format, sub, named, context, image);
  return { add: writer.add, end: async (written) => (await writer.end(written)).map((file) => ({ ...file, format: name })) };
}

interface Writer {
  add(out: ExportArticle, named: NamedArticle): Promise<void>;
  end(written: readonly NamedArticle[]): Promise<WrittenFile[]>;
}

async function listWriter(folder: OutFolder, format: ListFormat, sub: string, context: ExportContext): Promise<Writer> {
  const file = await folder.start(`${sub}${format.file}`);
  await file.add(format.head(context));
  let pieces = 0;
  return {
    async add(out) {
      pieces += 1;
      await file.add(format.piece(out, pieces, context));
    },
    async end() {
      await file.add(format.tail);
      return [await file.end()];
    },
  };
}

function pageWriter(
  folder: OutFolder,
  format: PageFormat,
  sub: string,
  named: readonly NamedArticle[],
  context: ExportContext,
  load: LoadImage,
): Writer {
  const files: WrittenFile[] = [];
  const images = new Map<string, string | null>();
  const fileOf = (one: NamedArticle | undefined): string | null => (one === undefined ? null : one.stem + format.extension);
  const toRoot = '../'.repeat(format.folder.split('/').length - 1);

  const keepImage = async (sha256: string): Promise<void> => {
    if (images.has(sha256)) return;
    const found = await load(sha256);
    const extension = found === null ? undefined : EXTENSIONS[found.mime];
    if (found === null || extension === undefined) {
      images.set(sha256, null);
      return;
    }
    const path = `images/${sha256}${extension}`;
    files.push(await folder.write(`${sub}${path}`, found.bytes));
    images.set(sha256, toRoot + path);
  };

  return {
    async add(out, one) {
      if (format.images && context.options.include.images) for (const sha256 of imagesOf(out)) await keepImage(sha256);
      const page = format.page(
        out,
        {
          n: one.n,
          of: named.length,
          previous: fileOf(named[one.n - 2]),
          next: fileOf(named[one.n]),
          image: ({ sha256 }) => (sha256 === null ? null : (images.get(sha256) ?? null)),
        },
        context,
      );
      files.push(await folder.write(`${sub}${format.folder}${one.stem}${format.extension}`, Buffer.from(page, 'utf8')));
    },
    async end(written) {
      files.push(await folder.write(`${sub}${format.index}`, Buffer.from(format.indexPage(written, context), 'utf8')));
      return files;
    },
  };
}

/** The kinds of image browsers show. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/avif': '.avif',
  'image/svg+xml': '.svg',
  'image/bmp': '.bmp',
  'image/x-icon': '.ico',
};

function imagesOf({ article, earlier }: ExportArticle): string[] {
  const blocks: readonly Block[] = [...article.blocks, ...earlier.flatMap((one) => one.blocks)];
  return blocks.flatMap((block) => (block.type === 'figure' && block.image?.sha256 ? [block.image.sha256] : []));
}
