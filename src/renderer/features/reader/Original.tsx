import { ZoomIn, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { StateCard } from '../../ui/StateCard.tsx';
import { t } from './messages.ts';
import styles from './Original.module.css';

const STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2];

interface Props {
  /** Where the static rendition is; null when there is none. */
  readonly url: string | null;
  readonly title: string;
}

/** The stored page, static: a sandboxed frame of another origin, without scripts and without network. */
export function Original({ url, title }: Props) {
  const [step, setStep] = useState(4);
  if (url === null) return <StateCard title={t('original.none')}>{t('original.none.text')}</StateCard>;
  const zoom = STEPS[step] ?? 1;
  return (
    <div className={styles.original}>
      <div className={styles.strip}>
        <span data-testid="reader.original.strip">{t('original.strip')}</span>
        <span className={styles.zoom}>
          <IconButton
            icon={ZoomOut}
            label={t('original.zoom.out')}
            size={14}
            onPress={() => setStep(Math.max(0, step - 1))}
            isDisabled={step === 0}
          />
          {Math.round(zoom * 100)}%
          <IconButton
            icon={ZoomIn}
            label={t('original.zoom.in')}
            size={14}
            onPress={() => setStep(Math.min(STEPS.length - 1, step + 1))}
            isDisabled={step === STEPS.length - 1}
          />
        </span>
      </div>
      <div className={styles.box}>
        <iframe
          key={url}
          sandbox=""
          referrerPolicy="no-referrer"
          src={url}
          title={t('original.frame', { title })}
          className={styles.frame}
          style={{ inlineSize: `${100 / zoom}%`, blockSize: `${100 / zoom}%`, scale: String(zoom) }}
          data-testid="reader.original"
        />
      </div>
    </div>
  );
}
