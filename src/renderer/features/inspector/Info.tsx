import { Copy, Folder, Plus, ShieldCheck, ShieldQuestion, ShieldX } from 'lucide-react';
import { useState } from 'react';
import type { Collection } from '../../../shared/contract/library.ts';
import type { Article, MetaField, SettleableCode } from '../../../shared/contract/shapes/article.ts';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { type DateStyle, formatDay, formatMoment, formatPartialDate } from '../../ui/format-date.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { languageName } from '../../ui/language-name.ts';
import { useToast } from '../../ui/toasts.ts';
import { CareList, type CareWay } from './CareList.tsx';
import { EditableField } from './EditableField.tsx';
import styles from './Info.module.css';
import { t } from './messages.ts';
import { Removed } from './Removed.tsx';

export interface InfoCalls {
  readonly onSet: (field: MetaField, value: string | null, earlier: string | null) => void;
  readonly onAddTag: () => void;
  readonly onRemoveTag: (tag: string) => void;
  readonly onOpenTag: (tag: string) => void;
  readonly onAddToCollection: () => void;
  readonly onOpenCollection: (collection: Collection) => void;
  readonly onRestoreRemoved: (index: number, restored: boolean, what: string) => void;
  /** Goes where a reason for care leads. */
  readonly onCare: (way: CareWay, article: Article) => void;
  /** Marks a reason for care as right, or takes the mark back. */
  readonly onSettle: (code: SettleableCode, isRight: boolean) => void;
}

interface Props extends InfoCalls {
  readonly article: Article;
  readonly collections: readonly Collection[];
  readonly dateStyle: DateStyle;
  readonly isReadOnly: boolean;
}

/** What is known of an article and may be corrected, and what cleaning removed from it. */
export function Info(props: Props) {
  const { article, collections, dateStyle, isReadOnly, onSet } = props;
  const toast = useToast();
  /** A field that Needs care leads to. */
  const [editing, setEditing] = useState<MetaField | null>(null);
  const { originals, url } = article;
  const [capture] = article.captureList;
  const isChanged = article.needsCare.includes('changed-on-disk');
  const Shield = isChanged ? ShieldX : capture?.verifiedAt ? ShieldCheck : ShieldQuestion;
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => toast({ message: t('copied') }));
  /** The typed value a field had before, if a person had set one: what undo gives back. */
  const set = (field: MetaField, now: string) => (value: string | null) =>
    onSet(field, value, originals[field] === undefined ? null : now);
  const field = (name: MetaField, now: string) => ({
    label: t(`field.${name}`),
    value: now,
    original: originals[name],
    isReadOnly,
    testId: name,
    isAsked: editing === name,
    onAsked: () => setEditing(null),
    onSet: set(name, now),
  });
  return (
    <div className={styles.info}>
      {capture ? (
        <div className={styles.card}>
          <p className={isChanged ? styles.changed : capture.verifiedAt ? styles.checked : styles.unchecked}>
            <Shield size={15} strokeWidth={1.9} aria-hidden />
            {isChanged
              ? t('checked.changed')
              : capture.verifiedAt
                ? t('checked', { when: formatDay(capture.verifiedAt, dateStyle) })
                : t('checked.never')}
          </p>
          <p>{t('captured', { when: formatMoment(capture.capturedAt, dateStyle) })}</p>
          <p>{t(`engine.${capture.method}`)}</p>
          <p className={styles.hash}>
            <code>
              SHA-256 {capture.sha256.slice(0, 4)}…{capture.sha256.slice(-2)}
            </code>
            <IconButton icon={Copy} label={t('hash.copy')} size={14} onPress={() => copy(capture.sha256)} />
          </p>
        </div>
      ) : null}
      <dl className={styles.fields}>
        <EditableField {...field('title', article.title)} dir={article.dir} lang={article.lang} />
        <EditableField {...field('siteName', article.siteName ?? '')} shown={<bdi>{article.siteName}</bdi>} />
        <EditableField {...field('byline', article.byline.join(', '))} shown={<bdi>{article.byline.join(', ')}</bdi>} />
        <EditableField
          {...field('publishedAt', article.publishedAt?.value ?? '')}
          shown={article.publishedAt ? <bdi>{formatPartialDate(article.publishedAt, dateStyle)}</bdi> : ''}
          detail={article.publishedAt ? dateDetail(article.publishedAt) : null}
          hint={t('field.dateHint')}
        />
        <EditableField
          {...field('updatedAt', article.updatedAt?.value ?? '')}
          shown={article.updatedAt ? <bdi>{formatPartialDate(article.updatedAt, dateStyle)}</bdi> : ''}
          detail={article.updatedAt ? dateDetail(article.updatedAt) : null}
          hint={t('field.dateHint')}
        />
        <EditableField
          {...field('lang', article.lang ?? '')}
          shown={
            article.lang
              ? article.dir === 'rtl'
                ? t('field.language.rtl', { language: languageName(article.lang) })
                : languageName(article.lang)
              : ''
          }
          hint={t('field.langHint')}
        />
        <div className={styles.field}>
          <dt className={styles.label}>{t('field.words')}</dt>
          <dd className={styles.value}>
            <bdi>{t('words', { count: article.wordCount })}</bdi>
          </dd>
        </div>
        <EditableField
          {...field('url', url ?? '')}
          shown={<span className={styles.address}>{url?.replace(/^https?:\/\/(www\.)?/, '')}</span>}
          extra={url ? <IconButton icon={Copy} label={t('address.copy')} size={14} onPress={() => copy(url)} /> : null}
        />
      </dl>
      {article.needsCare.length > 0 || article.settled.length > 0 || article.warnings.length > 0 ? (
        <CareList
          article={article}
          dateStyle={dateStyle}
          isReadOnly={isReadOnly}
          onEdit={setEditing}
          onChooseDate={set('publishedAt', article.publishedAt?.value ?? '')}
          onSettle={props.onSettle}
          onWay={(way) => props.onCare(way, article)}
        />
      ) : null}
      <section className={styles.section}>
        <h3 className={styles.heading}>
          {t('tags')}
          {isReadOnly ? null : (
            <IconButton
              icon={Plus}
              label={t('tags.add')}
              keys="T"
              size={14}
              onPress={props.onAddTag}
              testId="inspector.tags.add"
            />
          )}
        </h3>
        <div className={styles.chips}>
          {article.tags.length === 0 ? <span className={styles.none}>{t('tags.none')}</span> : null}
          {article.tags.map((tag) => (
            <Chip
              key={tag}
              text={tag}
              onPress={() => props.onOpenTag(tag)}
              testId="inspector.tag"
              {...(isReadOnly ? {} : { onRemove: () => props.onRemoveTag(tag), removeLabel: t('tags.remove', { tag }) })}
            />
          ))}
        </div>
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>
          {t('collections')}
          {isReadOnly ? null : (
            <IconButton
              icon={Plus}
              label={t('collections.add')}
              keys="C"
              size={14}
              onPress={props.onAddToCollection}
              testId="inspector.collections.add"
            />
          )}
        </h3>
        {article.collections.length === 0 ? <span className={styles.none}>{t('collections.none')}</span> : null}
        {article.collections.map((path) => {
          const collection = collections.find((other) => other.path === path);
          return (
            <Button
              key={path}
              kind="quiet"
              className={styles.collection ?? ''}
              isDisabled={!collection}
              label={t('collections.open', { path })}
              onPress={() => {
                if (collection) props.onOpenCollection(collection);
              }}
            >
              <Folder size={16} strokeWidth={1.75} aria-hidden />
              <bdi>{path.replaceAll('/', ' / ')}</bdi>
            </Button>
          );
        })}
      </section>
      <Removed removed={article.removed} isReadOnly={isReadOnly} onRestore={props.onRestoreRemoved} />
    </div>
  );
}

function dateDetail({ zone, certainty, alternatives, precision }: Dated): string {
  const hasTime = precision === 'hour' || precision === 'minute' || precision === 'second';
  const detail = hasTime
    ? t('date.detail', {
        zone: zone === null ? t('date.zone.none') : zone === 'Z' || zone === '+00:00' ? 'UTC' : zone,
        certainty: t(`date.${certainty}`),
      })
    : t(`date.${certainty}`);
  return alternatives && alternatives.length > 0
    ? `${detail} · ${t('date.alternatives', { dates: alternatives.join(', ') })}`
    : detail;
}
