import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type Ref, useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { ArticleSummary } from '../../../shared/contract/shapes/article.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { useRemembered } from '../../client/ui-state.tsx';
import type { DateStyle } from '../../ui/format-date.ts';
import { ArticleView } from './ArticleView.tsx';
import { badgeOf } from './badge.ts';
import { FindBar } from './FindBar.tsx';
import { findPlaces } from './find-places.ts';
import { HitTicks } from './HitTicks.tsx';
import { type FollowedLink, LinkPopover } from './LinkPopover.tsx';
import { t } from './messages.ts';
import { Original } from './Original.tsx';
import { ReaderBars } from './ReaderBars.tsx';
import { ChangedNotice, PoorNotice } from './ReaderNotices.tsx';
import styles from './ReaderPane.module.css';
import type { ReadingMode } from './reading-mode.ts';
import { isReadingStyle, READING_STYLE } from './reading-style.ts';
import { type DirectionChoice, TypePopover } from './TypePopover.tsx';
import { useRanges } from './use-ranges.ts';
import { useWalk } from './use-walk.ts';

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
  const badge = article ? badgeOf(article, capture) : null;
  const isPoor = article?.needsCare.includes('low-confidence') ?? false;
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

  const openOriginal = useCallback(() => onMode('original'), [onMode]);
  return (
    <div className={styles.pane}>
      <ReaderBars
        mode={mode}
        onMode={onMode}
        captures={captures}
        capture={capture}
        onCapture={setCaptureId}
        badge={badge}
        hits={hits}
        dateStyle={dateStyle}
        isFinding={find !== null}
        onFind={() => setFind({ wanted: find?.wanted ?? '', matchCase: false, wholeWord: false })}
        onBack={props.onBack}
        tools={
          <>
            <TypePopover
              size={props.readingSize}
              onSize={props.onReadingSize}
              style={style}
              onStyle={setStyle}
              direction={article?.originals.dir === undefined ? 'auto' : article.dir}
              onDirection={props.onDirection}
            />
            {props.tools}
          </>
        }
      />
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
        <ChangedNotice capture={capture} dateStyle={dateStyle} onShow={isCovered ? () => setShowsChanged(true) : null} />
      ) : null}
      {isPoor && mode === 'reading' ? <PoorNotice onOriginal={openOriginal} /> : null}
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
            <ArticleView
              key={articleId}
              article={article}
              summary={summary}
              error={read.error}
              onRetry={() => void read.refetch()}
              isText={mode === 'text'}
              isCovered={isCovered}
              size={props.readingSize}
              style={style}
              dateStyle={dateStyle}
              assetUrl={assetUrl}
              onLink={follow}
              onOriginal={capture?.rendition ? openOriginal : null}
            />
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
