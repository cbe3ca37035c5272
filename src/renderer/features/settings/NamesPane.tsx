import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { AliasGroup } from '../../../shared/contract/aliases.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { StateCard } from '../../ui/StateCard.tsx';
import { useToast } from '../../ui/toasts.ts';
import { t } from './messages.ts';
import { NameGroupForm } from './NameGroupForm.tsx';
import { Names } from './Names.tsx';
import styles from './NamesPane.module.css';
import settings from './SettingsSheet.module.css';
import { useNameGroups } from './use-name-groups.ts';

const NEW = 'new';

/** The table of names that are searched as one: the archive's own groups and the built-in ones, to add to, change and take from. */
export function NamesPane() {
  const { orpc } = useArchive();
  const toast = useToast();
  const list = useQuery(orpc.aliases.list.queryOptions());
  const info = useQuery(orpc.archive.info.queryOptions());
  const calls = useNameGroups();
  const [editing, setEditing] = useState<string | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const closeForm = () => {
    setEditing(null);
    addButton.current?.focus();
  };
  const attempt = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => toast({ message: failureText(error), tone: 'error' }));
  if (list.error) return <StateCard tone="error" title={t('names.error', { why: failureText(list.error) })} />;
  if (list.data === undefined) return null;
  const { groups, leftOut } = list.data;
  const isReadOnly = info.data?.state === 'read-only';
  const words = (group: AliasGroup) => ({ names: group.names.join(', ') });
  return (
    <>
      <div className={settings.setting}>
        <div className={settings.words}>
          <span className={settings.name}>{t('names')}</span>
          <span className={settings.hint}>{t('names.hint')}</span>
          {isReadOnly ? <span className={settings.hint}>{t('names.readOnly')}</span> : null}
        </div>
        <Button ref={addButton} isDisabled={isReadOnly} onPress={() => setEditing(NEW)} testId="settings.names.add">
          {t('names.add')}
        </Button>
      </div>
      {editing === NEW ? <NameGroupForm names={[]} onSave={calls.add} onClose={closeForm} /> : null}
      {groups.length === 0 && editing === null ? <p className={styles.none}>{t('names.none')}</p> : null}
      <ul aria-label={t('names.list')} className={styles.groups}>
        {groups.map((group) => (
          <li key={group.id}>
            {editing === group.id ? (
              <NameGroupForm names={group.names} onSave={(names) => calls.edit(group, names)} onClose={closeForm} />
            ) : (
              <div className={styles.group} data-testid="settings.names.group">
                <span className={styles.names}>
                  <Names names={group.names} />
                </span>
                {group.isBuiltIn ? <span className={styles.tag}>{t('names.builtIn')}</span> : null}
                <IconButton
                  icon={Pencil}
                  size={16}
                  label={t('names.edit', words(group))}
                  isDisabled={isReadOnly}
                  onPress={() => setEditing(group.id)}
                  testId="settings.names.edit"
                />
                <IconButton
                  icon={Trash2}
                  size={16}
                  label={t('names.remove', words(group))}
                  isDisabled={isReadOnly}
                  onPress={() => {
                    addButton.current?.focus();
                    attempt(calls.remove(group));
                  }}
                  testId="settings.names.remove"
                />
              </div>
            )}
          </li>
        ))}
        {leftOut.map((group) => (
          <li key={group.id} className={styles.group} data-testid="settings.names.left-out">
            <span className={styles.leftOut}>
              <Names names={group.names} />
            </span>
            <span className={styles.tag}>{t('names.leftOut')}</span>
            <Button
              isCompact
              isDisabled={isReadOnly}
              onPress={() => attempt(calls.putBack(group))}
              testId="settings.names.put-back"
            >
              {t('names.putBack')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
