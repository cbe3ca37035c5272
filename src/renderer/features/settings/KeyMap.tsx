import { Kbd } from '../../ui/Kbd.tsx';
import { t } from './messages.ts';
import styles from './SettingsSheet.module.css';

/** A command and its keys, in words. */
export interface Shortcut {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly keys: readonly string[];
}

/** The whole map of keys, by group. */
export function KeyMap({ shortcuts }: { readonly shortcuts: readonly Shortcut[] }) {
  const groups = [...new Set(shortcuts.map(({ group }) => group))];
  return (
    <table className={styles.map}>
      <caption className="visually-hidden">{t('map')}</caption>
      <thead className="visually-hidden">
        <tr>
          <th>{t('map.command')}</th>
          <th>{t('map.keys')}</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group}>
          <tr>
            <th colSpan={2} scope="rowgroup" className={styles.group}>
              {group}
            </th>
          </tr>
          {shortcuts
            .filter((shortcut) => shortcut.group === group)
            .map((shortcut) => (
              <tr key={shortcut.id}>
                <td>{shortcut.title}</td>
                <td className={styles.keys}>
                  {shortcut.keys.map((keys) => (
                    <Kbd key={keys} keys={keys} />
                  ))}
                </td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}
