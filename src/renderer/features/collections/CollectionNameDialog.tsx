import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Collection } from '../../../shared/contract/library.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { foldName } from './fold-name.ts';
import { t } from './messages.ts';
import { useCollectionChanges } from './use-changes.ts';

interface Props {
  /** The one to rename; null makes a new one. */
  readonly collection: Collection | null;
  /** Where a new one goes; null is the top. */
  readonly parent: Collection | null;
  onClose(): void;
  /** A new collection was made. */
  onMade?: (collection: Collection) => void;
}

/** Asks for the name of a collection, new or old. */
export function CollectionNameDialog({ collection, parent, onClose, onMade }: Props) {
  const { orpc } = useArchive();
  const list = useQuery(orpc.collections.list.queryOptions());
  const changes = useCollectionChanges();
  const [name, setName] = useState(collection?.name ?? '');
  const [isTried, setTried] = useState(false);
  const clean = name
    .trim()
    .replaceAll(/\s*\/\s*/g, '/')
    .replaceAll(/^\/+|\/+$/g, '');
  const parentPath = collection === null ? (parent?.path ?? '') : collection.path.split('/').slice(0, -1).join('/');
  const path = parentPath === '' ? clean : `${parentPath}/${clean}`;
  const isTaken = (list.data?.collections ?? []).some(
    (other) => other.id !== collection?.id && foldName(other.path) === foldName(path),
  );
  const wrong = collection !== null && clean.includes('/') ? t('name.slash') : isTaken ? t('name.taken') : null;
  const save = async () => {
    setTried(true);
    if (clean === '' || wrong !== null) return;
    if (collection !== null) {
      if (clean === collection.name || (await changes.rename(collection, clean))) onClose();
      return;
    }
    const made = await changes.create(path);
    if (made === null) return;
    onMade?.(made);
    onClose();
  };
  const title =
    collection !== null
      ? t('name.rename', { name: collection.name })
      : parent !== null
        ? t('name.newInside', { parent: parent.name })
        : t('name.new');
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      closeLabel={t('close')}
      testId="collection-name"
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            kind="main"
            isDisabled={clean === '' || (isTried && wrong !== null)}
            onPress={() => void save()}
            testId="collection-name.save"
          >
            {collection === null ? t('name.create') : t('name.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('name.label')}
        value={name}
        onChange={setName}
        onEnter={() => void save()}
        autoFocus
        error={isTried || isTaken ? wrong : null}
        {...(collection === null ? { hint: t('name.hint') } : {})}
        testId="collection-name.field"
      />
    </Dialog>
  );
}
