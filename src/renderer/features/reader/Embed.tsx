import type { Block } from '../../../shared/contract/shapes/block.ts';
import styles from './Embed.module.css';
import { t } from './messages.ts';
import { type FollowLink, RichText } from './RichText.tsx';

interface Props {
  readonly block: Extract<Block, { type: 'embed' }>;
  readonly nth: number;
  readonly onLink: FollowLink;
}

/** Something of another site as a card: the words that came with the page, what it was, and where. Nothing is loaded. */
export function Embed({ block, nth, onLink }: Props) {
  const { text, spans, url, title, media, provider, lang, dir } = block;
  const source = title ?? url;
  return (
    <aside data-block={nth} className={styles.card} data-testid="reader.embed">
      {text === '' ? null : (
        <p data-piece className={styles.text} {...(lang ? { lang } : {})} {...(dir ? { dir } : {})}>
          <RichText text={text} spans={spans} onLink={onLink} />
        </p>
      )}
      <p className={styles.source}>
        <span>{t(`embed.${media}`, { provider })}</span>{' '}
        <span className={styles.link}>
          <RichText text={source} spans={[{ start: 0, end: source.length, kind: 'link', href: url }]} onLink={onLink} />
        </span>
      </p>
    </aside>
  );
}
