import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { t } from './messages/en.ts';

interface Props {
  readonly title: string;
  readonly initial: string;
  readonly action: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for a name: for a search to save or to rename. */
export function NameSheet({ title, initial, action, onName, onClose }: Props) {
  const [name, setName] = useState(initial);
  const trimmed = name.trim();
  const give = () => {
    if (trimmed === '') return;
    onName(trimmed);
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      closeLabel={t('app.close')}
      testId="name"
      footer={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button kind="main" isDisabled={trimmed === ''} onPress={give} testId="name.give">
            {action}
          </Button>
        </>
      }
    >
      <TextField label={t('save.name')} value={name} onChange={setName} onEnter={give} autoFocus testId="name.field" />
    </Dialog>
  );
}
