import { KeyMap, type Shortcut } from '../features/settings/KeyMap.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { type AppContext, useApp } from './app-context.ts';
import { COMMANDS } from './commands.ts';
import { chordsOf, keysText, singlesOf } from './keys.ts';
import { t } from './messages/en.ts';
import { KEYBOARD, offer } from './offer.ts';

/** Every key of this window. */
export function ShortcutsSheet() {
  const app = useApp();
  return (
    <Dialog
      title={t('shortcuts.title')}
      isOpen
      onClose={app.closeSheet}
      closeLabel={t('app.close')}
      size="medium"
      isText
      testId="shortcuts"
    >
      <p>{t('shortcuts.letters')}</p>
      <KeyMap shortcuts={shortcutsOf(app)} />
    </Dialog>
  );
}

/** The commands of this host that have keys, from the registry itself. */
export function shortcutsOf(app: AppContext): Shortcut[] {
  return COMMANDS.flatMap(({ id, title, group, keys }) => {
    const own = keys && offer(id, app) ? [...chordsOf(keys, KEYBOARD), ...singlesOf(keys)] : [];
    if (own.length === 0) return [];
    return [{ id, title: t(title), group: t(`group.${group}`), keys: own.map((key) => keysText(key, KEYBOARD.isMac)) }];
  });
}
