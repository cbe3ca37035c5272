import { Layers } from 'lucide-react';
import type { Article } from '../../../shared/contract/shapes/article.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { type DateStyle, formatDay, formatMoment } from '../../ui/format-date.ts';
import styles from './Captures.module.css';
import { t } from './messages.ts';

interface Props {
  readonly article: Article;
  readonly dateStyle: DateStyle;
}

/** The captures of an article, newest first: when, how, and whether their bytes were read again. */
export function Captures({ article, dateStyle }: Props) {
  const { captureList } = article;
  return (
    <ol className={styles.captures} data-testid="inspector.captures">
      {captureList.map((capture, nth) => (
        <li key={capture.id} className={styles.capture}>
          <Layers size={16} strokeWidth={1.75} aria-hidden className={styles.icon} />
          <div>
            <p className={styles.when}>{formatMoment(capture.capturedAt, dateStyle)}</p>
            <p>
              {t(`engine.${capture.method}`)} · {t(`captures.status.${capture.status}`)}
              {nth === captureList.length - 1 ? ` · ${t('captures.first')}` : ''}
            </p>
            <p>{t('captures.bytes', { size: formatBytes(capture.bytes), mime: capture.mime })}</p>
            {capture.resourcesWanted > 0 ? (
              <p>{t('captures.resources', { saved: capture.resourcesSaved, wanted: capture.resourcesWanted })}</p>
            ) : null}
            <p>{capture.verifiedAt ? t('checked', { when: formatDay(capture.verifiedAt, dateStyle) }) : t('checked.never')}</p>
            <p className={styles.hash}>{capture.sha256}</p>
            {capture.warnings.map((warning) => (
              <p key={warning} className={styles.warning}>
                {warning}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
