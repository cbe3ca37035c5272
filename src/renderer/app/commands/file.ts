import type { AppContext } from '../app-context.ts';
import type { Command } from '../command.ts';
import { scopeTitle } from '../scope-title.ts';

/** The archive as a whole, and its doors. */
export const FILE_COMMANDS: readonly Command[] = [
  {
    id: 'file.add',
    title: 'command.file.add',
    group: 'file',
    keys: { main: 'Ctrl+N', isBrowserOwn: true, whileTyping: true },
    enabled: (app) => !app.isReadOnly() || 'why.readOnly',
    run: (app) => app.openSheet({ name: 'add' }),
    menu: 1,
  },
  {
    id: 'file.export',
    title: 'command.file.export',
    group: 'file',
    keys: { main: 'Ctrl+Shift+E', whileTyping: true },
    enabled: (app) => app.state.total > 0 || app.chosen !== null || 'why.noResults',
    run: openExport,
    menu: 2,
  },
  {
    id: 'file.open',
    title: 'command.file.open',
    group: 'file',
    needs: ['desktop'],
    run: (app) => void app.archive.host.desktop?.openArchive(),
    menu: 3,
  },
  {
    id: 'file.verify',
    title: 'command.file.verify',
    group: 'file',
    run: (app) => app.openSheet({ name: 'verify' }),
    menu: 4,
  },
  {
    id: 'file.backup',
    title: 'command.file.backup',
    group: 'file',
    run: (app) => app.openSheet({ name: 'backup' }),
    menu: 5,
  },
  {
    id: 'file.log',
    title: 'command.file.log',
    group: 'file',
    run: (app) => app.openSheet({ name: 'log' }),
    menu: 6,
  },
  {
    id: 'file.settings',
    title: 'command.file.settings',
    group: 'file',
    keys: { main: 'Ctrl+,', whileTyping: true },
    run: (app) => app.openSheet({ name: 'settings' }),
    menu: 7,
  },
];

function openExport(app: AppContext): void {
  app.openSheet({
    name: 'export',
    results: { target: { spec: app.spec }, count: app.state.total },
    selection: app.chosen,
    title: app.locator.query === '' ? scopeTitle(app) : app.locator.query,
  });
}
