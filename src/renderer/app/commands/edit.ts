import type { Command } from '../command.ts';
import { t } from '../messages/en.ts';

/** Undo, selecting, finding; and help. */
export const EDIT_COMMANDS: readonly Command[] = [
  {
    id: 'edit.undo',
    title: 'command.edit.undo',
    group: 'edit',
    keys: { main: 'Ctrl+Z' },
    titleNow: ({ undo }) => {
      const step = undo.nextUndo();
      return step ? t('command.edit.undo-what', { name: step.name }) : t('command.edit.undo');
    },
    enabled: ({ undo }) => undo.nextUndo() !== null || 'why.nothingToUndo',
    run: (app) => app.undoLast(),
    menu: 1,
  },
  {
    id: 'edit.redo',
    title: 'command.edit.redo',
    group: 'edit',
    keys: { mac: 'Ctrl+Shift+Z', others: 'Ctrl+Y' },
    titleNow: ({ undo }) => {
      const step = undo.nextRedo();
      return step ? t('command.edit.redo-what', { name: step.name }) : t('command.edit.redo');
    },
    enabled: ({ undo }) => undo.nextRedo() !== null || 'why.nothingToRedo',
    run: (app) => app.redoLast(),
    menu: 2,
  },
  {
    id: 'edit.select-all',
    title: 'command.edit.select-all',
    group: 'edit',
    keys: { main: 'Ctrl+A' },
    run: (app) => app.selecting.selectAll(),
    menu: 3,
  },
  {
    id: 'edit.find',
    title: 'command.edit.find',
    group: 'edit',
    keys: { main: 'Ctrl+F', whileTyping: true },
    run: (app) => app.findInPane(),
    menu: 4,
  },
  {
    id: 'edit.save-search',
    title: 'command.edit.save-search',
    group: 'edit',
    keys: { main: 'Ctrl+S', whileTyping: true },
    enabled: (app) =>
      app.isReadOnly() ? 'why.readOnly' : app.locator.query !== '' || app.locator.filters.length > 0 || 'why.noQuery',
    run: (app) => app.openSheet({ name: 'save-search' }),
    menu: 5,
  },
  {
    id: 'help.shortcuts',
    title: 'command.help.shortcuts',
    group: 'help',
    keys: { single: '?' },
    run: (app) => app.openSheet({ name: 'shortcuts' }),
    menu: 1,
  },
  {
    id: 'help.search',
    title: 'command.help.search',
    group: 'help',
    run: (app) => app.openSheet({ name: 'search-help' }),
    menu: 2,
  },
];
