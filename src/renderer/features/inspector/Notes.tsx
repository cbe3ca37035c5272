import { useState } from 'react';
import type { Article, Note } from '../../../shared/contract/shapes/article.ts';
import { Button } from '../../ui/Button.tsx';
import { type DateStyle, formatMoment } from '../../ui/format-date.ts';
import { TextField } from '../../ui/TextField.tsx';
import { t } from './messages.ts';
import styles from './Notes.module.css';

export interface NoteCalls {
  readonly onAddNote: (text: string) => void;
  readonly onEditNote: (note: Note, text: string) => void;
  readonly onRemoveNote: (note: Note) => void;
}

interface Props extends NoteCalls {
  readonly article: Article;
  readonly dateStyle: DateStyle;
  readonly isReadOnly: boolean;
}

/** Free text on an article. */
export function Notes({ article, dateStyle, isReadOnly, onAddNote, onEditNote, onRemoveNote }: Props) {
  const [draft, setDraft] = useState('');
  const [editing, setEditing] = useState<{ readonly note: Note; readonly text: string } | null>(null);
  const add = () => {
    const text = draft.trim();
    if (text === '') return;
    onAddNote(text);
    setDraft('');
  };
  return (
    <div className={styles.notes}>
      {article.noteList.length === 0 ? <p className={styles.none}>{t('notes.none')}</p> : null}
      {article.noteList.map((note) =>
        editing?.note.id === note.id ? (
          <div key={note.id} className={styles.note}>
            <TextField
              label={t('notes.edit')}
              isLabelHidden
              lines={4}
              autoFocus
              value={editing.text}
              onChange={(text) => setEditing({ note, text })}
              onEscape={() => setEditing(null)}
            />
            <div className={styles.actions}>
              <Button
                isCompact
                kind="main"
                isDisabled={editing.text.trim() === ''}
                onPress={() => {
                  onEditNote(note, editing.text.trim());
                  setEditing(null);
                }}
              >
                {t('notes.save')}
              </Button>
              <Button isCompact onPress={() => setEditing(null)}>
                {t('notes.cancel')}
              </Button>
            </div>
          </div>
        ) : (
          <div key={note.id} className={styles.note} data-testid="inspector.note">
            <p dir="auto" className={styles.text}>
              {note.text}
            </p>
            <div className={styles.foot}>
              <span>{formatMoment(note.updatedAt, dateStyle)}</span>
              {isReadOnly ? null : (
                <span>
                  <Button kind="quiet" isCompact onPress={() => setEditing({ note, text: note.text })}>
                    {t('notes.edit')}
                  </Button>
                  <Button kind="quiet" isCompact onPress={() => onRemoveNote(note)}>
                    {t('notes.delete')}
                  </Button>
                </span>
              )}
            </div>
          </div>
        ),
      )}
      {isReadOnly ? null : (
        <div className={styles.new}>
          <TextField label={t('notes.new')} lines={3} value={draft} onChange={setDraft} testId="inspector.note.new" />
          <Button isCompact isDisabled={draft.trim() === ''} onPress={add} testId="inspector.note.add">
            {t('notes.add')}
          </Button>
        </div>
      )}
    </div>
  );
}
