import { cliArticle, cliCapture } from '../../../../shared/article-json.ts';
import { blocksToText } from '../../../../shared/block-text.ts';
import { type ListFormat, withoutPrivate } from './format.ts';

/** JSON Lines: one complete `Article` of the command line a line. With all captures, `versions` holds what the older ones said. */
export const jsonl: ListFormat = {
  kind: 'list',
  file: 'articles.jsonl',
  head: () => '',
  piece(out, _n, { options }) {
    const article = cliArticle(withoutPrivate(out.article, options.include));
    const versions = out.earlier.map(({ capture, title, blocks }) => ({
      capture: cliCapture(capture),
      title,
      blocks,
      text: blocksToText(blocks),
    }));
    return `${JSON.stringify(options.captures === 'all' ? { ...article, versions } : article)}\n`;
  },
  tail: '',
};
