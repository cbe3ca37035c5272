import { memo } from 'react';
import type { Block } from '../../../shared/contract/shapes/block.ts';
import { cx } from '../../ui/cx.ts';
import styles from './Blocks.module.css';
import { Embed } from './Embed.tsx';
import { Figure, type ImageMode } from './Figure.tsx';
import { t } from './messages.ts';
import { type FollowLink, RichText } from './RichText.tsx';

const MANY = 300;

interface Props {
  readonly blocks: readonly Block[];
  /** A block that is shown elsewhere. */
  readonly skip?: number | null;
  readonly images: ImageMode;
  readonly assetUrl: (sha256: string) => string;
  readonly onLink: FollowLink;
}

/**
 * The reading copy: blocks as elements, never HTML.
 * Each block carries `data-block`, and each piece of its text `data-piece`, in the order of `blockText`: hits and find are painted by these.
 */
export const Blocks = memo(function Blocks({ blocks, skip = null, images, assetUrl, onLink }: Props) {
  return (
    <div className={cx(styles.blocks, blocks.length > MANY && styles.many)} data-blocks>
      {blocks.map((block, nth) =>
        nth === skip ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place
          <OneBlock key={nth} block={block} nth={nth} images={images} assetUrl={assetUrl} onLink={onLink} />
        ),
      )}
    </div>
  );
});

function OneBlock({
  block,
  nth,
  images,
  assetUrl,
  onLink,
}: Omit<Props, 'blocks' | 'skip'> & { readonly block: Block; readonly nth: number }) {
  const language = 'lang' in block && block.lang && block.type !== 'code' ? { lang: block.lang } : {};
  const direction = 'dir' in block && block.dir ? { dir: block.dir } : {};
  switch (block.type) {
    case 'paragraph':
      return (
        <p
          data-block={nth}
          data-piece
          className={cx(block.role === 'standfirst' && styles.standfirst)}
          {...language}
          {...direction}
        >
          <RichText text={block.text} spans={block.spans} onLink={onLink} />
        </p>
      );
    case 'heading': {
      const Level = HEADINGS[block.level] ?? 'h6';
      return (
        <Level data-block={nth} data-piece {...language} {...direction}>
          <RichText text={block.text} spans={block.spans} onLink={onLink} />
        </Level>
      );
    }
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List data-block={nth}>
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
            <li key={at} data-piece>
              <RichText text={item.text} spans={item.spans} onLink={onLink} />
            </li>
          ))}
        </List>
      );
    }
    case 'quote':
      return (
        <blockquote data-block={nth} data-piece className={cx(block.role === 'pull' && styles.pull)} {...language} {...direction}>
          <RichText text={block.text} spans={block.spans} onLink={onLink} />
        </blockquote>
      );
    case 'figure':
      return <Figure block={block} nth={nth} images={images} assetUrl={assetUrl} />;
    case 'table':
      return <TableBlock block={block} nth={nth} />;
    case 'code':
      return (
        <pre data-block={nth} dir="ltr">
          <code data-piece>{block.text}</code>
        </pre>
      );
    case 'rule':
      return <hr data-block={nth} />;
    case 'embed':
      return <Embed block={block} nth={nth} onLink={onLink} />;
    case 'footnote':
      return (
        <p data-block={nth} data-note={block.note} tabIndex={-1} className={styles.footnote} {...language} {...direction}>
          <span className={styles.label}>{block.label}</span>{' '}
          <span data-piece>
            <RichText text={block.text} spans={block.spans} onLink={onLink} />
          </span>
        </p>
      );
  }
}

/** The article's own title is the region's h1, so its headings begin one below. */
const HEADINGS: Readonly<Record<number, 'h2' | 'h3' | 'h4' | 'h5' | 'h6' | undefined>> = {
  1: 'h2',
  2: 'h2',
  3: 'h3',
  4: 'h4',
  5: 'h5',
  6: 'h6',
};

function TableBlock({ block, nth }: { readonly block: Extract<Block, { type: 'table' }>; readonly nth: number }) {
  const [head, ...body] = block.header ? block.rows : [undefined, ...block.rows];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region round the table, which keeps its own element
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls in its box, and the keyboard must reach that
    <div className={styles.tableBox} data-block={nth} tabIndex={0} role="region" aria-label={block.caption ?? t('table')}>
      <table>
        {block.caption === undefined ? null : <caption data-piece>{block.caption}</caption>}
        {head ? (
          <thead>
            <tr>
              {head.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
                <th key={at} scope="col" data-piece>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
        ) : null}
        <tbody>
          {body.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <tr key={at}>
              {(row ?? []).map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
                <td key={column} data-piece>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
