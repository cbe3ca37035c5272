import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronLeft, ChevronUp, CircleAlert, Search } from 'lucide-react';
import { type ReactNode, type Ref, useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { DialogTrigger } from 'react-aria-components';
import type { ArticleSummary } from '../../../shared/contract/shapes/article.ts';
import type { Block } from '../../../shared/contract/shapes/block.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText, isNotFound } from '../../client/failure.ts';
import { useRemembered } from '../../client/ui-state.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { type DateStyle, formatMoment } from '../../ui/format-date.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { StateCard } from '../../ui/StateCard.tsx';
import { ArticleHead, type Standfirst } from './ArticleHead.tsx';
import { Blocks } from './Blocks.tsx';
import { badgeOf } from './badge.ts';
import { FindBar } from './FindBar.tsx';
import { findPlaces } from './find-places.ts';
import { HitTicks } from './HitTicks.tsx';
import { type FollowedLink, LinkPopover } from './LinkPopover.tsx';
import { t } from './messages.ts';
import { Original } from './Original.tsx';
import { BADGE_ICONS, Provenance } from './Provenance.tsx';
import styles from './ReaderPane.module.css';
import { isReadingStyle, READING_STYLE } from './reading-style.ts';
import { TextMode } from './TextMode.tsx';
import { type DirectionChoice, TypePopover } from './TypePopover.tsx';
import { useRanges } from './use-ranges.ts';
import { useWalk } from './use-walk.ts';

export type ReadingMode = 'reading' | 'original' | 'text';

/** What the window asks of the reader. */
export interface ReaderCalls {
  page(direction: 1 | -1): boolean;
  hit(direction: 1 | -1): boolean;
  openFind(): void;
  closeFind(): boolean;
  focus(): void;
}

interface Props {
  readonly articleId: string;
  /** What the list already knows of it: the head is there at once. */
  readonly summary: ArticleSummary | null;
  /** The search whose hits are painted; empty for none. */
  readonly query: string;
  readonly mode: ReadingMode;
  readonly onMode: (mode: ReadingMode) => void;
  readonly readingSize: number;
  readonly onReadingSize: (size: number) => void;
  readonly dateStyle: DateStyle;
  readonly onDirection: (direction: DirectionChoice) => void;
  readonly onOpenArticle: (articleId: string) => void;
  readonly onAddLink: (url: string) => void;
  /** In a single column: back to the list. */
  readonly onBack: (() => void) | null;
  /** More tools of the window, at the end of the bar. */
  readonly tools?: ReactNode;
  /** Towards the list. */
  readonly onLeave: () => void;
  readonly calls: Ref<ReaderCalls>;
}

/** The reader: one article as Reading, Original or Text, with what is known of where it comes from. */
export function ReaderPane(props: Props) {
  const { articleId, summary, query, mode, onMode, dateStyle, calls } = props;
  const { orpc, host } = useArchive();
  const read = useQuery(orpc.articles.get.queryOptions({ input: { id: articleId } }));
  const marks = useQuery({ ...orpc.search.marks.queryOptions({ input: { articleId, query } }), enabled: query.trim() !== '' });
  const [style, setStyle] = useRemembered('reading', READING_STYLE, isReadingStyle);
  const [captureId, setCaptureId] = useState<string | null>(null);
  const [find, setFind] = useState<{ readonly wanted: string; readonly matchCase: boolean; readonly wholeWord: boolean } | null>(
    null,
  );
  const [link, setLink] = useState<FollowedLink | null>(null);
  const [showsChanged, setShowsChanged] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);

  const article = read.data;
  const head = article ?? summary;
  const captures = article?.captureList ?? [];
  const capture = captures.find(({ id }) => id === captureId) ?? captures[0];
  const nth = captures.length - (capture ? captures.indexOf(capture) : 0);
  const badge = article ? badgeOf(article, capture) : null;
  const isPoor = article?.needsCare.includes('low-confidence') ?? false;
  const hasText = article ? article.text !== '' : true;
  const standfirst = useMemo(() => standfirstOf(article?.blocks ?? []), [article]);
  const isCovered = badge === 'changed' && !showsChanged;

  const found = useMemo(
    () => (article && find ? { title: [], blocks: findPlaces(article.blocks, find.wanted, find) } : null),
    [article, find],
  );
  const isPainted = mode !== 'original' && !isCovered;
  const hitRanges = useRanges(scroller, isPainted && query.trim() !== '' ? (marks.data ?? null) : null, article, mode);
  const foundRanges = useRanges(scroller, isPainted ? found : null, article, mode);
  const hits = useWalk(hitRanges, ['pressmark-hit', 'pressmark-hit-current'], `${articleId} ${query}`);
  const places = useWalk(foundRanges, ['pressmark-found', 'pressmark-found-current'], find?.wanted ?? '');

  useImperativeHandle(calls, () => ({
    page(direction) {
      const box = scroller.current;
      if (!box || mode === 'original') return false;
      const room = direction > 0 ? box.scrollHeight - box.clientHeight - box.scrollTop : box.scrollTop;
      if (room < 2) return false;
      box.scrollBy({ top: direction * box.clientHeight * 0.9, behavior: 'instant' });
      return true;
    },
    hit: hits.step,
    openFind: () => setFind((open) => open ?? { wanted: '', matchCase: false, wholeWord: false }),
    closeFind: () => {
      if (!find) return false;
      setFind(null);
      return true;
    },
    focus: () => scroller.current?.focus(),
  }));
  const follow = useCallback((href: string, at: Element) => setLink({ href, at }), []);
  const assetUrl = useCallback((sha256: string) => host.assetUrl(sha256), [host]);

  const BadgeIcon = badge ? BADGE_ICONS[badge] : null;
  return (
    <div className={styles.pane}>
      <div className={styles.bars}>
        <div className={styles.bar} role="toolbar" aria-label={t('mode')}>
          {props.onBack ? <IconButton icon={ChevronLeft} label={t('back')} onPress={props.onBack} mirrors /> : null}
          <SegmentedControl
            label={t('mode')}
            value={mode}
            options={(['reading', 'original', 'text'] as const).map((value) => ({
              value,
              title: t(`mode.${value}`),
              testId: `reader.mode.${value}`,
            }))}
            onChange={onMode}
          />
          {captures.length > 0 ? (
            <MenuButton
              label={t('capture.label')}
              entries={captures.map((one, at) => ({
                id: one.id,
                title: `${t('capture', { nth: captures.length - at, count: captures.length })} · ${formatMoment(one.capturedAt, dateStyle)}`,
                isOn: one === capture,
                run: () => {
                  setCaptureId(one.id);
                  if (at > 0) onMode('original');
                },
              }))}
            >
              <Button kind="quiet" className={styles.captureButton ?? ''} testId="reader.capture">
                {t('capture', { nth, count: captures.length })}
                <ChevronDown size={14} aria-hidden />
              </Button>
            </MenuButton>
          ) : null}
          <span className={styles.tools}>
            <IconButton
              icon={Search}
              label={t('find')}
              size={16}
              onPress={() => setFind({ wanted: find?.wanted ?? '', matchCase: false, wholeWord: false })}
              isOn={find !== null}
              testId="reader.find.open"
            />
            <TypePopover
              size={props.readingSize}
              onSize={props.onReadingSize}
              style={style}
              onStyle={setStyle}
              direction={article?.originals.dir === undefined ? 'auto' : article.dir}
              onDirection={props.onDirection}
            />
            {props.tools}
          </span>
        </div>
        {badge && capture && BadgeIcon ? (
          <div className={styles.badgeLine}>
            <DialogTrigger>
              <Button
                kind="quiet"
                isCompact
                className={cx(styles.badge, styles[badge])}
                label={t('badge.open', { badge: t(`badge.${badge}`) })}
                testId="reader.badge"
              >
                <BadgeIcon size={15} strokeWidth={1.9} aria-hidden />
                {t(`badge.${badge}`)}
                <ChevronDown size={12} aria-hidden />
              </Button>
              <Popover label={t('provenance')}>
                <Provenance badge={badge} capture={capture} dateStyle={dateStyle} />
              </Popover>
            </DialogTrigger>
            <span className={styles.when}>{t('capture.line', { when: formatMoment(capture.capturedAt, dateStyle) })}</span>
            {hits.count > 0 ? (
              <span className={styles.hits}>
                <span data-testid="reader.hits">
                  {hits.current < 0
                    ? t('hits.some', { count: hits.count })
                    : t('hits', { nth: hits.current + 1, count: hits.count })}
                </span>
                <IconButton
                  icon={ChevronUp}
                  label={t('hits.previous')}
                  keys="Shift+F3"
                  size={14}
                  onPress={() => void hits.step(-1)}
                />
                <IconButton icon={ChevronDown} label={t('hits.next')} keys="F3" size={14} onPress={() => void hits.step(1)} />
              </span>
            ) : null}
          </div>
        ) : null}
      </div>
      {find ? (
        <FindBar
          wanted={find.wanted}
          options={find}
          count={places.count}
          current={places.current}
          onWanted={(wanted) => setFind({ ...find, wanted })}
          onOptions={(options) => setFind({ ...find, ...options })}
          onStep={places.stepRound}
          onClose={() => {
            setFind(null);
            scroller.current?.focus();
          }}
        />
      ) : null}
      {badge === 'changed' && capture ? (
        <div className={styles.changedBanner} role="alert">
          {t('banner.changed', { when: formatMoment(capture.capturedAt, dateStyle) })}
          {isCovered ? (
            <Button isCompact onPress={() => setShowsChanged(true)}>
              {t('banner.show')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {isPoor && mode === 'reading' ? (
        <div className={styles.poor}>
          {t('reading.poor')}
          <Button isCompact onPress={() => onMode('original')}>
            {t('reading.none.open')}
          </Button>
        </div>
      ) : null}
      {mode === 'original' && !isCovered ? (
        <Original url={capture?.rendition ? host.assetUrl(capture.rendition) : null} title={head?.title ?? ''} />
      ) : (
        <div className={styles.stage}>
          {/* biome-ignore lint/a11y/useSemanticElements: it groups the article under its name; the article itself is inside */}
          <div
            ref={scroller}
            className={styles.scroller}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the article scrolls, and the keyboard must reach that
            tabIndex={0}
            role="group"
            aria-label={head?.title ?? t('loading')}
            data-focus
            onKeyDown={(event) => {
              if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
                return;
              const back = document.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
              if (event.key === back) props.onLeave();
            }}
            data-testid="reader.scroller"
            {...(style.theme === 'app' ? {} : { 'data-theme': style.theme })}
          >
            {head ? (
              <article
                key={articleId}
                className={cx(styles.article, styles[`width-${style.width}`], styles[`lines-${style.lines}`])}
                dir={head.dir}
                {...(head.lang ? { lang: head.lang } : {})}
                style={{ '--read-size': `${props.readingSize}px` }}
                data-testid="reader.article"
              >
                <ArticleHead
                  article={head}
                  standfirst={mode === 'reading' ? standfirst : null}
                  dateStyle={dateStyle}
                  onAddress={follow}
                />
                {isCovered ? null : article ? (
                  hasText ? (
                    mode === 'text' ? (
                      <TextMode blocks={article.blocks} lang={article.lang} />
                    ) : (
                      <Blocks
                        blocks={article.blocks}
                        skip={standfirst?.nth ?? null}
                        images={style.images}
                        assetUrl={assetUrl}
                        onLink={follow}
                      />
                    )
                  ) : (
                    <StateCard
                      title={t('reading.none')}
                      actions={
                        capture?.rendition ? <Button onPress={() => onMode('original')}>{t('reading.none.open')}</Button> : null
                      }
                    >
                      {t('reading.none.text')}
                    </StateCard>
                  )
                ) : read.isError ? (
                  <StateCard
                    icon={CircleAlert}
                    tone="error"
                    title={t('error')}
                    actions={<Button onPress={() => void read.refetch()}>{t('retry')}</Button>}
                  >
                    {failureText(read.error)}
                  </StateCard>
                ) : (
                  <BodySkeleton />
                )}
              </article>
            ) : read.isError && isNotFound(read.error) ? (
              <StateCard title={t('gone')} />
            ) : read.isError ? (
              <StateCard
                icon={CircleAlert}
                tone="error"
                title={t('error')}
                actions={<Button onPress={() => void read.refetch()}>{t('retry')}</Button>}
              >
                {failureText(read.error)}
              </StateCard>
            ) : (
              <BodySkeleton />
            )}
          </div>
          <HitTicks ranges={find ? foundRanges : hitRanges} current={find ? places.current : hits.current} scroller={scroller} />
        </div>
      )}
      {link ? (
        <LinkPopover link={link} onClose={() => setLink(null)} onOpenHeld={props.onOpenArticle} onAdd={props.onAddLink} />
      ) : null}
    </div>
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
