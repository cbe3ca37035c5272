import type { AnswerFacts } from '../client/result-set.ts';
import { AddSheet } from '../features/add/AddSheet.tsx';
import { BackupSheet } from '../features/care/BackupSheet.tsx';
import { CustodyLog } from '../features/care/CustodyLog.tsx';
import { VerifySheet } from '../features/care/VerifySheet.tsx';
import { CollectionNameDialog } from '../features/collections/CollectionNameDialog.tsx';
import { CollectionPicker } from '../features/collections/CollectionPicker.tsx';
import { MoveToDialog } from '../features/collections/MoveToDialog.tsx';
import { TagPicker } from '../features/collections/TagPicker.tsx';
import { ExportDialog } from '../features/exporting/ExportDialog.tsx';
import { ExportOutcome } from '../features/exporting/ExportOutcome.tsx';
import { SearchHelp } from '../features/search/SearchHelp.tsx';
import { SettingsSheet } from '../features/settings/SettingsSheet.tsx';
import { PurgeDialog } from '../features/trash/PurgeDialog.tsx';
import { useApp } from './app-context.ts';
import { t } from './messages/en.ts';
import { NameSheet } from './NameSheet.tsx';
import { ShortcutsSheet, shortcutsOf } from './ShortcutsSheet.tsx';

/** The sheet or picker that is open over the window. */
export function Sheets() {
  const app = useApp();
  const { sheet, closeSheet, locator, actions } = app;
  if (!sheet) return null;
  const { dateStyle } = app.settings;
  const show = (article: string) => {
    closeSheet();
    const at = app.results.positionOf(article);
    if (at === null) app.go({ article });
    else app.selecting.moveTo(at, article);
    app.reader.focus();
  };
  switch (sheet.name) {
    case 'add': {
      const { name: _, ...begin } = sheet;
      return <AddSheet {...begin} onClose={closeSheet} />;
    }
    case 'export': {
      const { name: _, ...begin } = sheet;
      return <ExportDialog {...begin} onClose={closeSheet} />;
    }
    case 'pick-collections':
      return <CollectionPicker chosen={sheet.chosen} onClose={closeSheet} />;
    case 'pick-tags':
      return <TagPicker chosen={sheet.chosen} onClose={closeSheet} />;
    case 'name-collection':
      return <CollectionNameDialog collection={sheet.collection} parent={sheet.parent} onClose={closeSheet} />;
    case 'move-collection':
      return <MoveToDialog collection={sheet.collection} onClose={closeSheet} />;
    case 'purge':
      return <PurgeDialog chosen={sheet.chosen} onClose={closeSheet} onPurged={() => void app.results.refresh()} />;
    case 'verify':
      return (
        <VerifySheet
          selection={app.chosen}
          dateStyle={dateStyle}
          isReadOnly={app.isReadOnly()}
          onShow={show}
          onClose={closeSheet}
        />
      );
    case 'backup':
      return <BackupSheet dateStyle={dateStyle} onClose={closeSheet} />;
    case 'log':
      return <CustodyLog dateStyle={dateStyle} onShow={show} onClose={closeSheet} />;
    case 'exported':
      return <ExportOutcome taskId={sheet.taskId} onAgain={null} onClose={closeSheet} />;
    case 'settings':
      return (
        <SettingsSheet
          {...(sheet.pane === undefined ? {} : { pane: sheet.pane })}
          shortcuts={shortcutsOf(app)}
          onVerify={() => app.openSheet({ name: 'verify' })}
          onBackup={() => app.openSheet({ name: 'backup' })}
          onLog={() => app.openSheet({ name: 'log' })}
          onClose={closeSheet}
        />
      );
    case 'save-search':
      return (
        <NameSheet
          title={t('save.title')}
          action={t('save.do')}
          initial={wordsOf(app.state.facts) || locator.query}
          onName={(name) => void actions.saveSearch(name, app.spec, locator.sort, locator.order)}
          onClose={closeSheet}
        />
      );
    case 'rename-search':
      return (
        <NameSheet
          title={t('save.rename')}
          action={t('save.renameDo')}
          initial={sheet.title}
          onName={(name) => void actions.renameSearch(sheet.id, name)}
          onClose={closeSheet}
        />
      );
    case 'search-help':
      return (
        <SearchHelp
          closeLabel={t('app.close')}
          onClose={closeSheet}
          onRun={(query) => {
            closeSheet();
            app.go({ query });
          }}
        />
      );
    case 'shortcuts':
      return <ShortcutsSheet />;
  }
}

/** What was understood, without the other names that are searched with what was typed. */
function wordsOf(facts: AnswerFacts | null): string {
  return (facts?.understoodParts ?? []).map(({ text, also }) => (also ? '' : text)).join('');
}
