import { Pencil, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Info.module.css';
import { t } from './messages.ts';

interface Props {
  readonly label: string;
  /** As text to edit. */
  readonly value: string;
  /** As shown; `value` unless it says more. */
  readonly shown?: ReactNode;
  readonly detail?: string | null;
  /** The captured value, where a person has set another over it. */
  readonly original: string | undefined;
  readonly hint?: string;
  readonly dir?: 'ltr' | 'rtl';
  readonly lang?: string | null;
  readonly isReadOnly?: boolean;
  readonly extra?: ReactNode;
  readonly testId: string;
  /** Something else has asked to edit it; `onAsked` says that it is being edited. */
  readonly isAsked?: boolean;
  readonly onAsked?: () => void;
  /** Sets the value; null gives the captured one back. */
  readonly onSet: (value: string | null) => void;
}

/** One fact of an article that a person may correct; what was captured is kept and shown beside it. */
export function EditableField({
  label,
  value,
  shown,
  detail,
  original,
  hint,
  dir,
  lang,
  isReadOnly,
  extra,
  testId,
  isAsked = false,
  onAsked,
  onSet,
}: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const edit = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isAsked) return;
    setDraft(value);
    onAsked?.();
  }, [isAsked, onAsked, value]);
  const leave = (isSaving: boolean) => {
    if (isSaving && draft !== null && draft.trim() !== value) onSet(draft.trim());
    setDraft(null);
    requestAnimationFrame(() => edit.current?.focus());
  };
  const isEdited = original !== undefined;
  return (
    <div className={styles.field} data-testid={`inspector.${testId}`}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.valueAndTools}>
        <span className={styles.value}>
          {draft === null ? (
            <>
              <span
                className={cx(styles.shown, value === '' && styles.none)}
                {...(dir ? { dir } : {})}
                {...(lang ? { lang } : {})}
              >
                {value === '' ? t('field.none') : (shown ?? value)}
              </span>
              {detail ? <span className={styles.detail}>{detail}</span> : null}
              {isEdited ? (
                <span className={styles.detail}>
                  {original === '' ? t('field.original.none') : t('field.original', { value: original })}
                </span>
              ) : null}
            </>
          ) : (
            <TextField
              label={label}
              isLabelHidden
              autoFocus
              value={draft}
              onChange={setDraft}
              onEnter={() => leave(true)}
              onEscape={() => leave(false)}
              onBlur={() => {
                if (draft.trim() !== value) onSet(draft.trim());
                setDraft(null);
              }}
              testId={`inspector.${testId}.input`}
              {...(hint ? { hint } : {})}
            />
          )}
        </span>
        <span className={styles.fieldTools}>
          {extra}
          {isReadOnly || draft !== null ? null : (
            <>
              {isEdited ? <IconButton icon={Undo2} label={t('field.giveBack')} size={14} onPress={() => onSet(null)} /> : null}
              <IconButton
                ref={edit}
                icon={Pencil}
                label={t('field.edit', { field: label })}
                size={14}
                className={cx(isEdited && styles.edited)}
                onPress={() => setDraft(value)}
                testId={`inspector.${testId}.edit`}
              />
            </>
          )}
        </span>
      </dd>
    </div>
  );
}
