import { CheckCheck, FileDown, FolderPlus, Star, Tag, Trash2 } from 'lucide-react';
import type { Ref } from 'react';
import { Bulk } from '../features/inspector/Bulk.tsx';
import { NothingOpen } from '../features/reader/NothingOpen.tsx';
import { type ReaderCalls, ReaderPane } from '../features/reader/ReaderPane.tsx';
import { CommandButton } from '../ui/CommandButton.tsx';
import { useApp } from './app-context.ts';
import { t } from './messages/en.ts';
import styles from './ReaderRegion.module.css';
import { scopeTitle } from './scope-title.ts';
import { countOf, targetOf } from './selection.ts';

/** The reader, joined to the window: the open article, or what is selected, or nothing. */
export function ReaderRegion({ calls }: { readonly calls: Ref<ReaderCalls> }) {
  const app = useApp();
  const { locator, selecting, state, active, settings, panes } = app;
  const selected = countOf(selecting.selection);
  if (selected > 1) {
    return (
      <div className={styles.several}>
        <BulkEditor />
      </div>
    );
  }
  if (locator.article === null) return <NothingOpen place={scopeTitle(app)} count={state.facts ? state.total : null} />;
  return (
    <ReaderPane
      key={locator.article}
      articleId={locator.article}
      summary={active?.id === locator.article ? active : null}
      query={locator.query}
      mode={app.reader.mode}
      onMode={app.reader.setMode}
      readingSize={settings.readingSize}
      onReadingSize={(readingSize) => app.set({ readingSize })}
      dateStyle={settings.dateStyle}
      onDirection={(direction) => {
        const earlier = active?.dir ?? null;
        if (app.isReadOnly()) app.toast({ message: t('why.readOnly') });
        else if (locator.article)
          void app.actions.setMeta(locator.article, 'dir', direction === 'auto' ? null : direction, earlier);
      }}
      onOpenArticle={(article) => app.go({ article })}
      onAddLink={(text) => app.openSheet({ name: 'add', text })}
      onBack={panes.widthClass === 'single' ? () => app.focus('list') : null}
      onLeave={() => app.focus('list')}
      calls={calls}
    />
  );
}

/** The bulk editor for what is selected; the inspector and the reader show the same. */
export function BulkEditor() {
  const app = useApp();
  const { selecting, results } = app;
  const { selection } = selecting;
  const articles =
    selection.kind === 'some'
      ? [...results.snapshot().rows.values()].map(({ article }) => article).filter(({ id }) => selection.ids.has(id))
      : null;
  const isKnown = articles !== null && articles.length === countOf(selection);
  return (
    <Bulk
      count={countOf(selection)}
      articles={isKnown ? articles : null}
      onRemoveTag={(tag) => void app.changes.untag(tag, targetOf(selection))}
      actions={
        <>
          <CommandButton command="article.tags" icon={Tag} text={t('command.article.tags')} />
          <CommandButton command="article.collections" icon={FolderPlus} text={t('command.article.collections')} />
          <CommandButton command="article.star" icon={Star} text={t('command.article.star')} />
          <CommandButton command="article.read" icon={CheckCheck} text={t('command.article.read')} />
          <CommandButton command="file.export" icon={FileDown} text={t('command.file.export')} />
          <CommandButton command="article.trash" icon={Trash2} text={t('command.article.trash')} />
        </>
      }
    />
  );
}
