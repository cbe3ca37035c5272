import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { formatDay } from '../../ui/format-date.ts';
import styles from './AddSheet.module.css';
import { t } from './messages.ts';

/** A link that was found, and whether the archive has it. */
export interface FoundLink {
  readonly url: string;
  readonly isPrivate: boolean;
  readonly held: { readonly capturedAt: string; readonly captures: number } | null;
}

interface Props {
  readonly links: readonly FoundLink[];
  isTicked(link: FoundLink): boolean;
  onTick(link: FoundLink, isTicked: boolean): void;
}

const ROW_PX = 28;

/** The links that were found, each with a box; ten thousand cost as little as ten. */
export function LinkList({ links, isTicked, onTick }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: links.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    initialRect: { width: 600, height: 190 },
  });
  return (
    <div ref={scroller} className={styles.links} data-testid="add.links">
      <ul aria-label={t('links')} style={{ blockSize: virtual.getTotalSize() }} className={styles.linkList}>
        {virtual.getVirtualItems().map((item) => {
          const link = links[item.index];
          if (link === undefined) return null;
          return (
            <li
              key={link.url}
              aria-setsize={links.length}
              aria-posinset={item.index + 1}
              style={{ top: item.start }}
              className={styles.link}
            >
              <Checkbox isSelected={isTicked(link)} onChange={(ticked) => onTick(link, ticked)} className={styles.linkBox ?? ''}>
                <bdi className={styles.url}>{link.url.replace(/^https?:\/\/(www\.)?/, '')}</bdi>
              </Checkbox>
              <span className={link.held === null ? styles.fresh : styles.held}>
                {link.held === null ? t('new') : t('held', { date: formatDay(link.held.capturedAt), count: link.held.captures })}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
