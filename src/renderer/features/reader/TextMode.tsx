import { memo } from 'react';
import { blockText } from '../../../shared/block-text.ts';
import type { Block } from '../../../shared/contract/shapes/block.ts';
import styles from './TextMode.module.css';

interface Props {
  readonly blocks: readonly Block[];
  readonly lang: string | null;
}

/** The plain text with paragraph and sentence numbers: the form to cite. The numbers are drawn, so copying takes the text alone. */
export const TextMode = memo(function TextMode({ blocks, lang }: Props) {
  const sentences = new Intl.Segmenter(lang ?? undefined, { granularity: 'sentence' });
  let paragraph = 0;
  return (
    <div className={styles.text}>
      {blocks.map((block, nth) => {
        const text = blockText(block);
        if (text === '') return null;
        paragraph += 1;
        const cut = [...sentences.segment(text)];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place
          <p key={nth} data-block={nth} data-piece data-paragraph={paragraph} className={styles.paragraph}>
            {cut.length === 1
              ? text
              : cut.map(({ segment, index }, at) => (
                  <span key={index} data-sentence={at + 1} className={styles.sentence}>
                    {segment}
                  </span>
                ))}
          </p>
        );
      })}
    </div>
  );
});
