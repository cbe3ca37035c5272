import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import type { Block } from '../../../shared/contract/shapes/block.ts';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './Figure.module.css';
import { t } from './messages.ts';

export type ImageMode = 'show' | 'grey' | 'blur' | 'hide';

interface Props {
  readonly block: Extract<Block, { type: 'figure' }>;
  readonly nth: number;
  readonly images: ImageMode;
  readonly assetUrl: (sha256: string) => string;
}

/** A picture with its caption, in a box of its stored size; what was not saved says why. */
export function Figure({ block, nth, images, assetUrl }: Props) {
  const [isLarge, setLarge] = useState(false);
  const [isUncovered, setUncovered] = useState(false);
  const { image, caption, credit } = block;
  const name = caption ?? image?.alt ?? t('image.noCaption');
  const size = image?.width && image.height ? { width: image.width, height: image.height } : {};
  const isCovered = images === 'blur' && !isUncovered;
  return (
    <figure data-block={nth} className={styles.figure}>
      {images === 'hide' ? (
        <div className={styles.missing}>{t('image.hidden')}</div>
      ) : image?.sha256 ? (
        <button
          type="button"
          className={styles.open}
          aria-label={isCovered ? t('image.blurred') : t('image.open', { caption: name })}
          onClick={() => (isCovered ? setUncovered(true) : setLarge(true))}
        >
          <img
            src={assetUrl(image.sha256)}
            alt={image.alt ?? ''}
            loading="lazy"
            {...size}
            className={cx(styles.image, images === 'grey' && styles.grey, isCovered && styles.blurred)}
          />
          {isCovered ? <span className={styles.cover}>{t('image.blurred')}</span> : null}
        </button>
      ) : image ? (
        <div className={styles.missing}>
          <ImageOff size={18} strokeWidth={1.75} aria-hidden />
          {image.missing ? t('image.missing', { why: image.missing }) : t('image.missing.unknown')}
        </div>
      ) : null}
      {caption !== undefined || credit !== undefined ? (
        <figcaption>
          {caption === undefined ? null : <span data-piece>{caption}</span>}{' '}
          {credit === undefined ? null : (
            <span data-piece className={styles.credit}>
              {credit}
            </span>
          )}
        </figcaption>
      ) : null}
      {isLarge && image?.sha256 ? (
        <Dialog title={t('image.title')} isOpen onClose={() => setLarge(false)} closeLabel={t('close')} size="large">
          <img src={assetUrl(image.sha256)} alt={image.alt ?? ''} className={styles.large} />
          <p className={styles.about}>
            {name}
            <span>{image.url}</span>
            <span>{image.sha256}</span>
          </p>
        </Dialog>
      ) : null}
    </figure>
  );
}
