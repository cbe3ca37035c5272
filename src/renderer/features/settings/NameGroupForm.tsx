import { useState } from 'react';
import { useAttempt } from '../../client/use-attempt.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { t } from './messages.ts';
import styles from './NamesPane.module.css';

interface Props {
  readonly names: readonly string[];
  /** Keeps the names; what it rejects with is told beside the field. */
  onSave(names: string[]): Promise<unknown>;
  onClose(): void;
}

/** The names of one group, one a line. Ctrl+Enter keeps them, Esc leaves them as they were. */
export function NameGroupForm({ names, onSave, onClose }: Props) {
  const [text, setText] = useState(names.join('\n'));
  const { isBusy, problem, attempt } = useAttempt((why) => why);
  const save = () =>
    attempt(async () => {
      await onSave(text.split('\n').filter((name) => name.trim() !== ''));
      onClose();
    });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
      data-testid="settings.names.form"
    >
      <TextField
        label={t('names.field')}
        hint={t('names.field.hint')}
        error={problem}
        lines={Math.min(8, Math.max(4, names.length + 1))}
        autoFocus
        value={text}
        onChange={setText}
        onEscape={onClose}
        testId="settings.names.field"
      />
      <div className={styles.actions}>
        <Button kind="main" type="submit" isCompact isDisabled={isBusy} testId="settings.names.save">
          {t('names.save')}
        </Button>
        <Button isCompact onPress={onClose}>
          {t('names.cancel')}
        </Button>
      </div>
    </form>
  );
}
