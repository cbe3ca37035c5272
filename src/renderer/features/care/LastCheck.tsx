import { CircleCheck, CircleHelp, FilePlus2, ShieldX } from 'lucide-react';
import type { VerifyReport } from '../../../shared/contract/fixity.ts';
import { formatNumber } from '../../ui/catalogue.ts';
import { cx } from '../../ui/cx.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { type DateStyle, formatMoment } from '../../ui/format-date.ts';
import styles from './Care.module.css';
import { t } from './messages.ts';

/** When the archive was last checked, and how much of it. */
export function LastCheck({ report, dateStyle }: { readonly report: VerifyReport | null; readonly dateStyle: DateStyle }) {
  if (!report) {
    return (
      <div className={styles.last}>
        <span className={styles.strong} data-testid="verify.last">
          {t('verify.never')}
        </span>
      </div>
    );
  }
  const isWhole = report.scope === 'all' && report.subset === null;
  return (
    <div className={styles.last}>
      <span className={styles.strong} data-testid="verify.last">
        {t(isWhole ? 'verify.last' : 'verify.last.part', { when: formatMoment(report.at, dateStyle) })}
      </span>
      <span className={styles.hint}>
        {t('verify.size', {
          articles: t('articles', { count: report.articles }),
          captures: t('captures', { count: report.captures.checked }),
          bytes: formatBytes(report.bytes),
        })}
      </span>
    </div>
  );
}

/** The counts of a check, each with its sign. */
export function Counts({ report }: { readonly report: VerifyReport }) {
  const counts = [
    { Icon: CircleCheck, tone: styles.ok, text: t('count.ok', { count: formatNumber(report.ok) }), isShown: true },
    {
      Icon: ShieldX,
      tone: styles.bad,
      text: t('count.changed', { count: formatNumber(report.changed.length) }),
      isShown: report.changed.length > 0,
    },
    {
      Icon: CircleHelp,
      tone: styles.bad,
      text: t('count.missing', { count: formatNumber(report.missing.length) }),
      isShown: report.missing.length > 0,
    },
    {
      Icon: FilePlus2,
      tone: undefined,
      text: t('count.unknown', { count: report.orphans.length }),
      isShown: report.orphans.length > 0,
    },
  ];
  return (
    <div className={styles.counts} data-testid="verify.counts">
      {counts
        .filter(({ isShown }) => isShown)
        .map(({ Icon, tone, text }) => (
          <span key={text} className={styles.count}>
            <Icon size={16} strokeWidth={1.9} aria-hidden className={cx(styles.icon, tone)} />
            {text}
          </span>
        ))}
    </div>
  );
}
