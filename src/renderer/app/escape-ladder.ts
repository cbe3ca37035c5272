import type { AppContext } from './app-context.ts';

/** The ladder of Esc (UX 1.6): what is open closes first, then the selection, then the focus goes back to the list, and only there a second press clears the query. */
export function stepBack(app: AppContext): void {
  const region = document.activeElement?.closest('[data-region]')?.getAttribute('data-region');
  const { selecting, panes, locator } = app;
  if (panes.closeDrawers()) {
    app.focus('list');
    return;
  }
  if (app.reader.closeFind()) {
    app.reader.focus();
    return;
  }
  if (selecting.selection.kind === 'all' || selecting.selection.ids.size > 1) {
    selecting.collapse();
    return;
  }
  if (panes.isReadingOnly) {
    panes.toggle('readingOnly');
    return;
  }
  if (region !== 'list') {
    app.focus('list');
    return;
  }
  if (locator.query !== '') app.go({ query: '', sort: null, order: null });
}
