import type { ExportOptions } from '../../../../shared/contract/exchange.ts';
import type { Article } from '../../../../shared/contract/shapes/article.ts';
import type { Image } from '../../../../shared/contract/shapes/block.ts';
import type { ExportArticle } from '../../seams.ts';
import type { NamedArticle } from './file-names.ts';

/** What a format may know of the export it is part of. */
export interface ExportContext {
  readonly options: Pick<ExportOptions, 'captures' | 'include' | 'csvBom'>;
  /** The day of the export, `2026-11-25`. */
  readonly date: string;
  /** Title of the index. */
  readonly name: string;
}

/** A format that writes one file an article, and an index of them. */
export interface PageFormat {
  readonly kind: 'pages';
  /** `.md` */
  readonly extension: string;
  /** Folder of the articles' files, `articles/` or empty. */
  readonly folder: string;
  readonly index: string;
  /** Images are stored beside the pages, in `images/`. */
  readonly images: boolean;
  page(out: ExportArticle, place: PagePlace, context: ExportContext): string;
  indexPage(pages: readonly NamedArticle[], context: ExportContext): string;
}

/** Where a page stands among the others, and what it may refer to. */
export interface PagePlace {
  readonly n: number;
  readonly of: number;
  /** File names of its neighbours, null at the ends. */
  readonly previous: string | null;
  readonly next: string | null;
  /** Path of a stored image seen from the page, null when it is not in the export. */
  image(image: Image): string | null;
}

/** A format that writes all articles into one file, a piece each. */
export interface ListFormat {
  readonly kind: 'list';
  readonly file: string;
  head(context: ExportContext): string;
  piece(out: ExportArticle, n: number, context: ExportContext): string;
  readonly tail: string;
}

export type Format = PageFormat | ListFormat;

/** The article without what was not asked for: tags and collections are a person's own arrangement, notes their own words. */
export function withoutPrivate(article: Article, include: ExportOptions['include']): Article {
  return {
    ...article,
    ...(include.tags ? {} : { tags: [], collections: [] }),
    ...(include.notes ? {} : { notes: 0, noteList: [] }),
  };
}
