import { ChevronRight, type LucideIcon, ShieldX } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { Button, TreeItem, TreeItemContent } from 'react-aria-components';
import { formatNumber } from '../../ui/catalogue.ts';
import { cx } from '../../ui/cx.ts';
import { t } from './messages.ts';
import styles from './Sidebar.module.css';

/** Where on a row something is dropped. */
export type DropPlace = 'on' | 'before' | 'after';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly icon?: LucideIcon;
  readonly count?: number;
  /** Something grave is in it, in words. */
  readonly alarm?: string;
  readonly isSection?: boolean;
  readonly isOn?: boolean;
  readonly lang?: string;
  /** Rows inside it. */
  readonly children?: ReactNode;
  /** Makes the row draggable: fills in what is dragged. */
  readonly onDragStart?: (event: DragEvent) => void;
  /** Says how a drag over the row would land, null for not at all. */
  readonly accepts?: (types: readonly string[]) => 'on' | 'any' | null;
  readonly onDrop?: (data: DataTransfer, place: DropPlace) => void;
  readonly onMenu?: (at: { readonly x: number; readonly y: number }) => void;
}

/** One row of the sidebar's tree: icon, name, count; it can be dragged and dropped on where that makes sense. */
export function SidebarRow(props: Props) {
  const { id, name, icon: Icon, count, alarm, isSection, isOn, children, onDragStart, accepts, onDrop, onMenu } = props;
  const [place, setPlace] = useState<DropPlace | null>(null);

  const placeOf = (event: DragEvent): DropPlace | null => {
    const how = accepts?.(event.dataTransfer.types) ?? null;
    if (how !== 'any') return how;
    const box = event.currentTarget.getBoundingClientRect();
    const at = (event.clientY - box.top) / box.height;
    return at < 0.25 ? 'before' : at > 0.75 ? 'after' : 'on';
  };

  return (
    <TreeItem
      id={id}
      textValue={name}
      className={cx(styles.item, isSection && styles.section, isOn && styles.isOn)}
      data-testid={`sidebar.${id}`}
    >
      <TreeItemContent>
        {({ level, hasChildItems, isExpanded }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the row around it has the role; this only carries dragging and the menu
          <div
            className={cx(
              styles.content,
              place === 'on' && styles.dropOn,
              place === 'before' && styles.dropBefore,
              place === 'after' && styles.dropAfter,
            )}
            style={{ paddingInlineStart: isSection ? 8 : 8 + Math.max(0, level - 2) * 22 }}
            draggable={onDragStart !== undefined}
            onDragStart={onDragStart}
            onDragOver={(event) => {
              const next = placeOf(event);
              setPlace(next);
              if (next) event.preventDefault();
            }}
            onDragLeave={() => setPlace(null)}
            onDrop={(event) => {
              const where = placeOf(event);
              setPlace(null);
              if (!where) return;
              event.preventDefault();
              event.stopPropagation();
              onDrop?.(event.dataTransfer, where);
            }}
            onContextMenu={(event) => {
              if (!onMenu) return;
              event.preventDefault();
              onMenu({ x: event.clientX, y: event.clientY });
            }}
          >
            {hasChildItems ? (
              <Button slot="chevron" className={styles.chevron ?? ''} aria-label={t('expand', { name })}>
                <ChevronRight size={14} strokeWidth={1.75} aria-hidden className={cx('mirrors', isExpanded && styles.open)} />
              </Button>
            ) : isSection ? null : level > 1 && id.startsWith('collection:') ? (
              <span className={styles.chevron} />
            ) : null}
            {Icon ? <Icon size={16} strokeWidth={1.75} aria-hidden className={styles.icon} /> : null}
            <span className={styles.name}>
              <bdi>{name}</bdi>
            </span>
            {place === 'on' ? <span className={styles.add}>{t('add')}</span> : null}
            {alarm === undefined ? null : (
              <span className={styles.alarm} title={alarm}>
                <ShieldX size={15} strokeWidth={2} aria-hidden />
                <span className="visually-hidden">{alarm}</span>
              </span>
            )}
            {count === undefined ? null : (
              <span className={styles.count}>
                <span aria-hidden>{formatNumber(count)}</span>
                <span className="visually-hidden">{t('count', { count })}</span>
              </span>
            )}
          </div>
        )}
      </TreeItemContent>
      {children}
    </TreeItem>
  );
}
