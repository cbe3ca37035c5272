import { ShieldX, TriangleAlert } from 'lucide-react';
import { isSettleable } from '../../../shared/care-subject.ts';
import type { Article, MetaField, NeedsCareCode, SettleableCode } from '../../../shared/contract/shapes/article.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { type DateStyle, formatPartialDate } from '../../ui/format-date.ts';
import { careInOrder } from './care-order.ts';
import styles from './Info.module.css';
import { t } from './messages.ts';

/** Where a reason for care leads: a field to correct, or something the window does. */
export type CareWay = 'original' | 'verify' | 'check' | 'capture' | 'alike';

interface Props {
  readonly article: Article;
  readonly dateStyle: DateStyle;
  readonly isReadOnly: boolean;
  onEdit(field: MetaField): void;
  /** Sets the date to one of those it may be. */
  onChooseDate(value: string): void;
  onWay(way: CareWay): void;
  onSettle(code: SettleableCode, isRight: boolean): void;
}

const FIELDS: { readonly [code in NeedsCareCode]?: 'publishedAt' | 'byline' | 'lang' } = {
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

/** Why an article waits in Needs care, the gravest first, each with the way to do something about it and, where a person may judge, to say that it is right. */
export function CareList(props: Props) {
  const { article, isReadOnly, onSettle } = props;
  return (
    <section className={styles.section} data-testid="inspector.care">
      <h3 className={styles.heading}>{t('care')}</h3>
      <ul className={styles.list}>
        {careInOrder(article.needsCare).map((code) => (
          <Reason key={code} code={code} {...props} />
        ))}
        {article.settled.map((code) => (
          <li key={code} className={styles.settled}>
            <span className={styles.reasonText}>{t('care.settled', { reason: t(`care.${code}`) })}</span>
            {isReadOnly ? null : (
              <Button
                kind="link"
                isCompact
                label={t('care.takeBack.one', { reason: t(`care.${code}`) })}
                onPress={() => onSettle(code, false)}
                testId={`inspector.care.back.${code}`}
              >
                {t('care.takeBack')}
              </Button>
            )}
          </li>
        ))}
        {article.warnings.filter(isSentence).map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </section>
  );
}

/** A warning that only names a reason is said by that reason. */
const isSentence = (warning: string) => /\s/.test(warning);

function Reason({ code, article, isReadOnly, onSettle, ...ways }: Props & { readonly code: NeedsCareCode }) {
  const isGrave = code === 'changed-on-disk';
  const Icon = isGrave ? ShieldX : TriangleAlert;
  return (
    <li className={cx(styles.reason, isGrave && styles.grave)} data-care={code}>
      <Icon size={14} strokeWidth={1.9} aria-hidden />
      <span className={styles.reasonText}>{t(`care.${code}`)}</span>
      <span className={styles.reasonWays}>
        <Fix code={code} article={article} isReadOnly={isReadOnly} {...ways} />
        {isSettleable(code) && !isReadOnly ? (
          <Button
            kind="link"
            isCompact
            label={t('care.right.one', { reason: t(`care.${code}`) })}
            onPress={() => onSettle(code, true)}
            testId={`inspector.care.right.${code}`}
          >
            {t('care.right')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}

function Fix({
  code,
  article,
  dateStyle,
  isReadOnly,
  onEdit,
  onChooseDate,
  onWay,
}: Omit<Props, 'onSettle'> & { readonly code: NeedsCareCode }) {
  const { publishedAt, url } = article;
  const field = FIELDS[code];
  const way = WAYS[code];
  const testId = `inspector.care.${code}`;
  if (field !== undefined && isReadOnly) return null;
  if (code === 'ambiguous-date' && publishedAt?.alternatives) {
    return [publishedAt.value, ...publishedAt.alternatives].map((value) => {
      const day = formatPartialDate({ ...publishedAt, value }, dateStyle);
      return (
        <Button
          key={value}
          kind="link"
          isCompact
          label={t('care.choose', { date: day })}
          onPress={() => onChooseDate(publishedAt.zone === null ? value : `${value} ${publishedAt.zone}`)}
          testId={testId}
        >
          {day}
        </Button>
      );
    });
  }
  if (field !== undefined) {
    return (
      <Button kind="link" isCompact onPress={() => onEdit(field)} testId={testId}>
        {t(`care.edit.${field}`)}
      </Button>
    );
  }
  if (way === undefined || (way === 'capture' && (url === null || isReadOnly))) return null;
  return (
    <Button kind="link" isCompact onPress={() => onWay(way)} testId={testId}>
      {t(`care.way.${way}`)}
    </Button>
  );
}
