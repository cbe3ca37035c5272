import type { Article } from '../../shared/contract/shapes/article.ts';
import { failureText } from '../client/failure.ts';
import { type Tasks, useTasks } from '../client/tasks.ts';
import type { CareWay } from '../features/inspector/CareList.tsx';
import { Inspector } from '../features/inspector/Inspector.tsx';
import { type AppContext, useApp } from './app-context.ts';
import { t } from './messages/en.ts';
import { BulkEditor } from './ReaderRegion.tsx';
import { countOf } from './selection.ts';

/** The details, joined to the window: of the open article, or of all that are selected. */
export function InspectorRegion() {
  const app = useApp();
  const { locator, selecting, actions, settings } = app;
  const tasks = useTasks();
  const id = locator.article;
  if (countOf(selecting.selection) > 1) return <BulkEditor />;
  const chosen = id === null ? null : { target: { ids: [id] }, count: 1 };
  return (
    <Inspector
      articleId={id}
      collections={app.sidebar?.collections ?? []}
      dateStyle={settings.dateStyle}
      isReadOnly={app.isReadOnly()}
      onSet={(field, value, earlier) => {
        if (id) void actions.setMeta(id, field, value, earlier);
      }}
      onAddTag={() => {
        if (chosen) app.openSheet({ name: 'pick-tags', chosen });
      }}
      onRemoveTag={(tag) => {
        if (chosen) void app.changes.untag(tag, chosen.target);
      }}
      onOpenTag={(tag) => app.go({ scope: { kind: 'tag', tag }, query: '', filters: [] })}
      onAddToCollection={() => {
        if (chosen) app.openSheet({ name: 'pick-collections', chosen });
      }}
      onOpenCollection={(collection) => app.go({ scope: { kind: 'collection', id: collection.id }, query: '', filters: [] })}
      onRestoreRemoved={(index, restored, what) => {
        if (id) void actions.restoreRemoved(id, index, restored, what);
      }}
      onCare={(way, article) => takeCare(app, tasks, way, article)}
      onSettle={(code, isRight) => {
        if (id) void actions.settleCare(id, code, isRight);
      }}
      onAddNote={(text) => {
        if (id) void actions.addNote(id, text);
      }}
      onEditNote={(note, text) => void actions.editNote(note, text)}
      onRemoveNote={(note) => void actions.removeNote(note)}
    />
  );
}

/** Goes where a reason for care leads. */
function takeCare(app: AppContext, tasks: Tasks, way: CareWay, { id, url, title }: Article): void {
  switch (way) {
    case 'original':
      app.reader.setMode('original');
      app.reader.focus();
      return;
    case 'verify':
      app.openSheet({ name: 'verify' });
      return;
    case 'check':
      tasks
        .start({ kind: 'verify', input: { mode: 'full', scope: { kind: 'articles', target: { ids: [id] } }, against: [] } })
        .then(() => app.toast({ message: t('care.checking') }))
        .catch((error: unknown) => app.toast({ message: failureText(error), tone: 'error' }));
      return;
    case 'capture':
      if (url !== null) app.openSheet({ name: 'add', text: url });
      return;
    case 'alike':
      app.go({ scope: { kind: 'all' }, query: `title:"${title.replaceAll('"', '')}"`, filters: [] });
  }
}
