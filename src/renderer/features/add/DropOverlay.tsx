import { Archive, FolderPlus } from 'lucide-react';
import { type DragEvent, useEffect, useState } from 'react';
import { cx } from '../../ui/cx.ts';
import { DRAGGED_ARTICLES } from '../../ui/drag-kinds.ts';
import styles from './DropOverlay.module.css';
import { t } from './messages.ts';

/** What was dropped, and where it is to go. */
export interface Dropped {
  readonly files: readonly File[];
  readonly text: string;
  /** Path of the collection it was dropped on. */
  readonly collection: string | null;
}

interface Props {
  /** The collection the window shows, if it shows one. */
  readonly collection: { readonly name: string; readonly path: string } | null;
  readonly isDisabled: boolean;
  onDropped(dropped: Dropped): void;
}

/** Over the whole window while something from outside is dragged over it: two places to drop, the archive and the collection in view. */
export function DropOverlay({ collection, isDisabled, onDropped }: Props) {
  const [isOver, setOver] = useState(false);
  const [target, setTarget] = useState<'archive' | 'collection' | null>(null);
  useEffect(() => {
    if (isDisabled) return;
    let depth = 0;
    const entered = (event: globalThis.DragEvent) => {
      if (!isFromOutside(event.dataTransfer)) return;
      depth += 1;
      setOver(true);
    };
    const left = (event: globalThis.DragEvent) => {
      if (!isFromOutside(event.dataTransfer)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const ended = () => {
      depth = 0;
      setOver(false);
    };
    // Without this the browser would leave the page for the dropped file.
    const kept = (event: globalThis.DragEvent) => {
      if (isFromOutside(event.dataTransfer)) event.preventDefault();
    };
    document.addEventListener('dragenter', entered);
    document.addEventListener('dragleave', left);
    document.addEventListener('dragover', kept);
    document.addEventListener('drop', ended);
    document.addEventListener('dragend', ended);
    return () => {
      document.removeEventListener('dragenter', entered);
      document.removeEventListener('dragleave', left);
      document.removeEventListener('dragover', kept);
      document.removeEventListener('drop', ended);
      document.removeEventListener('dragend', ended);
    };
  }, [isDisabled]);
  if (!isOver) return null;
  const drop = (path: string | null) => (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    setTarget(null);
    const text = event.dataTransfer.getData('text/uri-list') || event.dataTransfer.getData('text/plain');
    onDropped({ files: [...event.dataTransfer.files], text, collection: path });
  };
  const place = (name: 'archive' | 'collection', path: string | null, title: string, hint: string, Icon: typeof Archive) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard's way in is the Add sheet
    <div
      className={cx(styles.target, target === name && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setTarget(name);
      }}
      onDragLeave={() => setTarget(null)}
      onDrop={drop(path)}
      data-testid={`drop.${name}`}
    >
      <Icon size={28} strokeWidth={1.5} aria-hidden />
      <bdi className={styles.name}>{title}</bdi>
      <span className={styles.hint}>{hint}</span>
    </div>
  );
  return (
    <div className={styles.overlay} role="status" aria-label={t('drop.title')}>
      {place('archive', null, t('drop.archive'), t('drop.archive.hint'), Archive)}
      {collection === null ? null : place('collection', collection.path, collection.name, t('drop.collection.hint'), FolderPlus)}
    </div>
  );
}

/** Files and links from other programs; articles dragged inside the window carry none of these. */
function isFromOutside(data: DataTransfer | null): boolean {
  const types = data?.types ?? [];
  return types.includes('Files') || (types.includes('text/uri-list') && !types.includes(DRAGGED_ARTICLES));
}
