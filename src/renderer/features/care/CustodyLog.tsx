import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight, FileDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { CustodyEntry } from '../../../shared/contract/fixity.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { saveText } from '../../client/save-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { type DateStyle, formatMoment } from '../../ui/format-date.ts';
import { StateCard } from '../../ui/StateCard.tsx';
import { useToast } from '../../ui/toasts.ts';
import styles from './CustodyLog.module.css';
import { logCsv } from './log-csv.ts';
import { t } from './messages.ts';

interface Props {
  readonly dateStyle: DateStyle;
  onShow(articleId: string): void;
  onClose(): void;
}

const ROW_PX = 40;
const OPEN_PX = 168;
const PAGE = 200;
const CSV_PAGE = 1000;

/** The archive's journal as people read it: who, when, what; newest first, nothing ever erased (UX 2.14). */
export function CustodyLog({ dateStyle, onShow, onClose }: Props) {
  const { client, host, orpc } = useArchive();
  const toast = useToast();
  const [open, setOpen] = useState<string | null>(null);
  const [reading, setReading] = useState<number | null>(null);
  const scroller = useRef<HTMLElement>(null);
  const log = useInfiniteQuery(
    orpc.archive.log.infiniteOptions({
      input: (cursor: string | null) => ({ limit: PAGE, cursor }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  );
  const entries = log.data?.pages.flatMap((page) => page.records) ?? [];
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (entries[index] && keyOf(entries[index]) === open ? OPEN_PX : ROW_PX),
    overscan: 8,
    initialRect: { width: 900, height: 480 },
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = log;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= entries.length - 20) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastShown, entries.length]);
  const toggle = (key: string) => {
    setOpen(open === key ? null : key);
    virtual.measure();
  };

  const exportCsv = async () => {
    const all: CustodyEntry[] = [];
    try {
      for (let cursor: string | null = null; ; ) {
        setReading(all.length);
        const page: { records: CustodyEntry[]; next: string | null } = await client.archive.log({
          order: 'oldest',
          limit: CSV_PAGE,
          cursor,
        });
        all.push(...page.records);
        if (page.next === null) break;
        cursor = page.next;
      }
      const name = 'custody-log.csv';
      const to = await saveText(host, name, logCsv(all), 'text/csv');
      if (to !== null) toast({ message: t('log.csv.done', { name: to, count: all.length }) });
    } catch (error) {
      toast({ message: failureText(error), tone: 'error' });
    } finally {
      setReading(null);
    }
  };

  return (
    <Dialog
      title={t('log.title')}
      isOpen
      onClose={onClose}
      closeLabel={t('close')}
      size="large"
      isFlush
      testId="log"
      footer={
        <>
          <span className={styles.foot} role="status">
            {reading === null ? t('log.text') : t('log.csv.running', { count: reading })}
          </span>
          <Button isDisabled={reading !== null || entries.length === 0} onPress={() => void exportCsv()} testId="log.csv">
            <FileDown size={16} strokeWidth={1.75} aria-hidden />
            {t('log.csv')}
          </Button>
          <Button onPress={onClose}>{t('close')}</Button>
        </>
      }
    >
      {log.error ? (
        <StateCard
          tone="error"
          title={t('log.error', { why: failureText(log.error) })}
          actions={<Button onPress={() => void log.refetch()}>{t('log.retry')}</Button>}
        />
      ) : log.data && entries.length === 0 ? (
        <StateCard title={t('log.empty')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the log scrolls, and the keyboard must reach that
        <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={t('log.title')} aria-busy={log.isPending}>
          <ul className={styles.rows} style={{ blockSize: virtual.getTotalSize() }} aria-label={t('log.title')}>
            {items.map((item) => {
              const entry = entries[item.index];
              if (!entry) return null;
              const key = keyOf(entry);
              return (
                <li
                  key={key}
                  className={styles.row}
                  style={{ top: item.start, blockSize: item.size }}
                  aria-setsize={hasNextPage ? -1 : entries.length}
                  aria-posinset={item.index + 1}
                  data-testid="log.row"
                >
                  <Row entry={entry} isOpen={open === key} dateStyle={dateStyle} onToggle={() => toggle(key)} onShow={onShow} />
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </Dialog>
  );
}

const keyOf = ({ writer, seq }: CustodyEntry) => `${writer}:${seq}`;

interface RowProps {
  readonly entry: CustodyEntry;
  readonly isOpen: boolean;
  readonly dateStyle: DateStyle;
  onToggle(): void;
  onShow(articleId: string): void;
}

function Row({ entry, isOpen, dateStyle, onToggle, onShow }: RowProps) {
  const process = (['shell', 'web', 'cli'] as const).find((one) => one === entry.process) ?? 'other';
  const [article] = entry.articles;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <div className={styles.line}>
        <AriaButton className={styles.fold ?? ''} aria-expanded={isOpen} onPress={onToggle}>
          <Chevron size={14} strokeWidth={1.75} aria-hidden className="mirrors" />
          <span className={styles.when}>{formatMoment(entry.at, dateStyle)}</span>
          <bdi className={styles.sentence}>{entry.sentence}</bdi>
        </AriaButton>
        <span className={styles.where}>
          {t(`log.process.${process}`)} · {t(entry.isHere ? 'log.here' : 'log.elsewhere')}
        </span>
        {article ? (
          <Button kind="link" isCompact label={t('show.one', { title: article.title })} onPress={() => onShow(article.id)}>
            {t('show')}
          </Button>
        ) : null}
      </div>
      {isOpen ? (
        <dl className={styles.details}>
          <dt>{t('log.record')}</dt>
          <dd>{t('log.details', { seq: String(entry.seq), writer: entry.writer })}</dd>
          <dt>{t('log.hash')}</dt>
          <dd>
            <code>{entry.hash}</code>
          </dd>
          <dt>{t('log.raw')}</dt>
          <dd>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long record scrolls, and the keyboard must reach that */}
            <pre className={styles.raw} tabIndex={0} dir="ltr">
              {entry.raw}
            </pre>
          </dd>
        </dl>
      ) : null}
    </>
  );
}
