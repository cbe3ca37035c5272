import { ShieldX, TriangleAlert } from 'lucide-react';
import type { MetaField, NeedsCareCode } from '../../../shared/contract/shapes/article.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './Info.module.css';
import { t } from './messages.ts';

/** Where a reason for care leads: a field to correct, or something the window does. */
export type CareWay = 'original' | 'verify' | 'check' | 'capture' | 'alike';

interface Props {
  readonly codes: readonly NeedsCareCode[];
  readonly warnings: readonly string[];
  readonly isReadOnly: boolean;
  readonly hasUrl: boolean;
  onEdit(field: MetaField): void;
  onWay(way: CareWay): void;
}

const FIELDS: { readonly [code in NeedsCareCode]?: MetaField } = {
  undated: 'publishedAt',
  'ambiguous-date': 'publishedAt',
  'no-byline': 'byline',
  'language-mismatch': 'lang',
};
const WAYS: { readonly [code in NeedsCareCode]?: CareWay } = {
  failed: 'capture',
  'looks-incomplete': 'original',
  'low-confidence': 'original',
  paywall: 'original',
  'too-short': 'original',
  mojibake: 'original',
  unverified: 'check',
  'changed-on-disk': 'verify',
  'possible-duplicate': 'alike',
};

/** Why an article waits in Needs care, the gravest first, each with the way to do something about it. */
export function CareList({ codes, warnings, isReadOnly, hasUrl, onEdit, onWay }: Props) {
  const inOrder = codes.toSorted((a, b) => Number(b === 'changed-on-disk') - Number(a === 'changed-on-disk'));
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('care')}</h3>
      <ul className={styles.list}>
        {inOrder.map((code) => {
          const isGrave = code === 'changed-on-disk';
          const Icon = isGrave ? ShieldX : TriangleAlert;
          const field = FIELDS[code];
          const way = WAYS[code];
          return (
            <li key={code} className={cx(styles.reason, isGrave && styles.grave)}>
              <Icon size={14} strokeWidth={1.9} aria-hidden />
              <span className={styles.reasonText}>{t(`care.${code}`)}</span>
              {field !== undefined && !isReadOnly ? (
                <Button kind="link" isCompact onPress={() => onEdit(field)} testId={`inspector.care.${code}`}>
                  {t(`care.edit.${field === 'publishedAt' || field === 'byline' ? field : 'lang'}`)}
                </Button>
              ) : way !== undefined && (way !== 'capture' || (hasUrl && !isReadOnly)) ? (
                <Button kind="link" isCompact onPress={() => onWay(way)} testId={`inspector.care.${code}`}>
                  {t(`care.way.${way}`)}
                </Button>
              ) : null}
            </li>
          );
        })}
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </section>
  );
}
