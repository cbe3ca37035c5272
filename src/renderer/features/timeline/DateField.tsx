import { useEffect, useState } from 'react';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Toolbar.module.css';

interface Props {
  readonly label: string;
  readonly shown: string;
  /** Takes what was typed; answers what is wrong with it, or null when it was understood. */
  onCommit(text: string): string | null;
  readonly testId: string;
}

/** A field for a date of any precision, the way to a period without drag and without chart. Enter takes what was typed, Esc gives back what was. */
export function DateField({ label, shown, onCommit, testId }: Props) {
  const [text, setText] = useState(shown);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    setText(shown);
    setError(null);
  }, [shown]);
  const commit = () => {
    if (text.trim() === shown) return;
    const wrong = onCommit(text);
    setError(wrong);
    if (wrong === null) setText(shown);
  };
  const reset = () => {
    setText(shown);
    setError(null);
  };
  return (
    <span className={styles.date}>
      <span className={styles.dateLabel} aria-hidden>
        {label}
      </span>
      <TextField
        label={label}
        isLabelHidden
        value={text}
        onChange={setText}
        onEnter={commit}
        onEscape={reset}
        error={error}
        testId={testId}
        className={styles.dateField ?? ''}
      />
    </span>
  );
}
