import { CircleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { Article, ArticleSummary } from '../../../shared/contract/shapes/article.ts';
import type { Block } from '../../../shared/contract/shapes/block.ts';
import { failureText, isNotFound } from '../../client/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import type { DateStyle } from '../../ui/format-date.ts';
import { StateCard } from '../../ui/StateCard.tsx';
import { ArticleHead, type Standfirst } from './ArticleHead.tsx';
import styles from './ArticleView.module.css';
import { Blocks } from './Blocks.tsx';
import { t } from './messages.ts';
import type { ReadingStyle } from './reading-style.ts';
import { TextMode } from './TextMode.tsx';

interface Props {
  /** The whole article once it is read. */
  readonly article: Article | undefined;
  /** What the list already knows of it: the head is there at once. */
  readonly summary: ArticleSummary | null;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly isText: boolean;
  /** Its files have changed and it is not shown until asked for. */
  readonly isCovered: boolean;
  readonly size: number;
  readonly style: ReadingStyle;
  readonly dateStyle: DateStyle;
  readonly assetUrl: (sha256: string) => string;
  readonly onLink: (href: string, at: Element) => void;
  /** Shows the page as it was; null where there is none. */
  readonly onOriginal: (() => void) | null;
}

/** One article as its head and its text, cleaned or bare, or why there is none. */
export function ArticleView(props: Props) {
  const { article, error, isText, style } = props;
  const head = article ?? props.summary;
  const standfirst = useMemo(() => standfirstOf(article?.blocks ?? []), [article]);
  const broken = (
    <StateCard icon={CircleAlert} tone="error" title={t('error')} actions={<Button onPress={props.onRetry}>{t('retry')}</Button>}>
      {failureText(error)}
    </StateCard>
  );
  if (!head) return error === null ? <BodySkeleton /> : isNotFound(error) ? <StateCard title={t('gone')} /> : broken;
  return (
    <article
      className={cx(styles.article, styles[`width-${style.width}`], styles[`lines-${style.lines}`])}
      dir={head.dir}
      {...(head.lang ? { lang: head.lang } : {})}
      style={{ '--read-size': `${props.size}px` }}
      data-testid="reader.article"
    >
      <ArticleHead article={head} standfirst={isText ? null : standfirst} dateStyle={props.dateStyle} onAddress={props.onLink} />
      {props.isCovered ? null : !article ? (
        error === null ? (
          <BodySkeleton />
        ) : (
          broken
        )
      ) : article.text === '' ? (
        <NoText onOriginal={props.onOriginal} />
      ) : isText ? (
        <TextMode blocks={article.blocks} lang={article.lang} />
      ) : (
        <Blocks
          blocks={article.blocks}
          skip={standfirst?.nth ?? null}
          images={style.images}
          assetUrl={props.assetUrl}
          onLink={props.onLink}
        />
      )}
    </article>
  );
}

function NoText({ onOriginal }: Pick<Props, 'onOriginal'>) {
  return (
    <StateCard
      title={t('reading.none')}
      actions={onOriginal ? <Button onPress={onOriginal}>{t('reading.none.open')}</Button> : null}
    >
      {t('reading.none.text')}
    </StateCard>
  );
}

/** The standfirst stands in the head, under the title. */
function standfirstOf(blocks: readonly Block[]): Standfirst | null {
  const nth = blocks.findIndex((block) => block.type === 'paragraph' && block.role === 'standfirst');
  const block = blocks[nth];
  return block?.type === 'paragraph' ? { nth, text: block.text } : null;
}

function BodySkeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label={t('loading')}>
      <span />
      <span />
      <span />
      <span />
    </div>
  );
}
