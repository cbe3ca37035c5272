import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { t } from './messages.ts';
import styles from './SearchHelp.module.css';
import { EXAMPLES } from './syntax.ts';

interface Props {
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly onRun: (query: string) => void;
}

/** The query language on one screen; each example runs on the person's own archive. */
export function SearchHelp({ closeLabel, onClose, onRun }: Props) {
  return (
    <Dialog title={t('help.title')} isOpen onClose={onClose} closeLabel={closeLabel} size="medium" testId="search.help">
      <p className={styles.intro}>{t('help.intro')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('help.type')}</th>
            <th scope="col">{t('help.means')}</th>
          </tr>
        </thead>
        <tbody>
          {EXAMPLES.map(([query, meaning]) => (
            <tr key={query}>
              <td>
                <Button kind="link" className={styles.query ?? ''} onPress={() => onRun(query)}>
                  {query}
                </Button>
              </td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
