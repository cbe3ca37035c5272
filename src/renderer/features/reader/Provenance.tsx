import { Copy, FileWarning, Import, PenLine, ShieldCheck, ShieldQuestion, ShieldX } from 'lucide-react';
import type { Capture } from '../../../shared/contract/shapes/capture.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { type DateStyle, formatMoment } from '../../ui/format-date.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useToast } from '../../ui/toasts.ts';
import type { Badge } from './badge.ts';
import { t } from './messages.ts';
import styles from './Provenance.module.css';

export const BADGE_ICONS = {
  unchanged: ShieldCheck,
  unchecked: ShieldQuestion,
  incomplete: FileWarning,
  imported: Import,
  pasted: PenLine,
  changed: ShieldX,
} as const satisfies Readonly<Record<Badge, unknown>>;

interface Props {
  readonly badge: Badge;
  readonly capture: Capture;
  readonly dateStyle: DateStyle;
}

/** Everything known of how a capture was made. */
export function Provenance({ badge, capture, dateStyle }: Props) {
  const toast = useToast();
  const copy = () => {
    void navigator.clipboard.writeText(capture.sha256).then(() => toast({ message: t('provenance.copied') }));
  };
  const local = new Date(capture.capturedAt).toLocaleString();
  const facts: readonly (readonly [string, string | null])[] = [
    [t('provenance.requested'), capture.requestedUrl],
    [t('provenance.final'), capture.finalUrl === capture.requestedUrl ? null : capture.finalUrl],
    [t('provenance.redirects'), capture.redirects.length > 0 ? capture.redirects.join(' → ') : null],
    [t('provenance.http'), capture.httpStatus === null ? null : String(capture.httpStatus)],
    [t('provenance.when'), formatMoment(capture.capturedAt, dateStyle)],
    [t('provenance.local'), local],
    [t('provenance.engine'), t(`provenance.engine.${capture.method}`)],
    [t('provenance.size'), formatBytes(capture.bytes)],
    [
      t('provenance.resources'),
      capture.resourcesWanted > 0
        ? t('provenance.resources.of', { saved: capture.resourcesSaved, wanted: capture.resourcesWanted })
        : null,
    ],
  ];
  return (
    <div className={styles.provenance}>
      <p className={styles.why}>
        {t(`badge.${badge}.why`, { when: capture.verifiedAt ? formatMoment(capture.verifiedAt, dateStyle) : '' })}
      </p>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        <div>
          <dt>{t('provenance.hash')}</dt>
          <dd className={styles.hash}>
            <code>{capture.sha256}</code>
            <IconButton icon={Copy} label={t('provenance.copy')} size={14} onPress={copy} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
