import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings.ts';
import { useSettings } from '../../client/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { StateCard } from '../../ui/StateCard.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/toasts.ts';
import { KeyMap, type Shortcut } from './KeyMap.tsx';
import { t } from './messages.ts';
import { NamesPane } from './NamesPane.tsx';
import { SettingRow } from './SettingRow.tsx';
import styles from './SettingsSheet.module.css';
import { StoragePane } from './StoragePane.tsx';
import { PANES, type Pane, SETTINGS, settingsFor, viewsFor } from './settings-list.ts';

interface Props {
  /** The pane to begin with. */
  readonly pane?: string;
  /** Every command that has keys, from the one registry. */
  readonly shortcuts: readonly Shortcut[];
  /** To the views that Storage leads to. */
  onVerify(): void;
  onBackup(): void;
  onLog(): void;
  onClose(): void;
}

/** The preferences of this host. Every change holds at once; each pane can be reset. */
export function SettingsSheet({ pane: first, shortcuts, onClose, ...ways }: Props) {
  const { settings, set } = useSettings();
  const toast = useToast();
  const [pane, setPane] = useState<Pane>(PANES.find((name) => name === first) ?? 'general');
  const [typed, setTyped] = useState('');
  const isSearching = typed.trim() !== '';
  const shown = isSearching ? settingsFor(typed, t) : SETTINGS.filter((setting) => setting.pane === pane);
  const views = isSearching ? viewsFor(typed, t) : [pane];
  const panes = isSearching
    ? PANES.filter((name) => views.includes(name) || shown.some((setting) => setting.pane === name))
    : [pane];
  const reset = () => {
    const change: Partial<Settings> = Object.fromEntries(
      SETTINGS.filter((setting) => setting.pane === pane).map(({ key }) => [key, DEFAULT_SETTINGS[key]]),
    );
    set(change);
    toast({ message: t('reset.done', { pane: t(`pane.${pane}`) }) });
  };
  return (
    <Dialog title={t('title')} isOpen onClose={onClose} closeLabel={t('close')} size="large" isFlush testId="settings">
      <div className={styles.frame}>
        <nav className={styles.side} aria-label={t('panes')}>
          <TextField
            label={t('search.field')}
            isLabelHidden
            placeholder={t('search.field')}
            type="search"
            value={typed}
            onChange={setTyped}
            testId="settings.search"
          />
          <ul className={styles.panes}>
            {PANES.map((name) => (
              <li key={name}>
                <AriaButton
                  className={cx(styles.pane, !isSearching && name === pane && styles.current)}
                  {...(!isSearching && name === pane ? { 'aria-current': 'page' } : {})}
                  onPress={() => {
                    setPane(name);
                    setTyped('');
                  }}
                  data-testid={`settings.pane.${name}`}
                >
                  {t(`pane.${name}`)}
                </AriaButton>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.main}>
          {panes.length === 0 ? <StateCard title={t('nothing', { text: typed.trim() })} /> : null}
          {panes.map((name) => (
            <section key={name} aria-label={t(`pane.${name}`)}>
              <h3 className={styles.heading}>{t(`pane.${name}`)}</h3>
              {shown
                .filter((setting) => setting.pane === name)
                .map((setting) => (
                  <SettingRow key={setting.key} setting={setting} settings={settings} set={set} />
                ))}
              {!views.includes(name) ? null : name === 'keyboard' ? (
                <KeyMap shortcuts={shortcuts} />
              ) : name === 'search' ? (
                <NamesPane />
              ) : name === 'storage' ? (
                <StoragePane {...ways} />
              ) : null}
            </section>
          ))}
          {isSearching || !SETTINGS.some((setting) => setting.pane === pane) ? null : (
            <div className={styles.reset}>
              <Button kind="quiet" onPress={reset} testId="settings.reset">
                {t('reset')}
              </Button>
            </div>
          )}
        </div>
      </div>
    </Dialog>
  );
}
