import { Inspector } from '../features/inspector/Inspector.tsx';
import { useApp } from './app-context.ts';
import { BulkEditor } from './ReaderRegion.tsx';
import { countOf } from './selection.ts';

/** The details, joined to the window: of the open article, or of all that are selected. */
export function InspectorRegion() {
  const app = useApp();
  const { locator, selecting, actions, settings } = app;
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
      onAddNote={(text) => {
        if (id) void actions.addNote(id, text);
      }}
      onEditNote={(note, text) => void actions.editNote(note, text)}
      onRemoveNote={(note) => void actions.removeNote(note)}
    />
  );
}
