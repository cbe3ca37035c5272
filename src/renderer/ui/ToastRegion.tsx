import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';
import styles from './ToastRegion.module.css';
import type { Toast } from './toasts.ts';

const SHOWN_MS = 8000;

interface Props {
  readonly toast: (Toast & { readonly id: number }) | null;
  readonly onGone: () => void;
  readonly closeLabel: string;
  readonly label: string;
}

/** Where toasts appear: bottom start, one at a time, over sheets too; time stands still while the pointer or the focus is on it. */
export function ToastRegion({ toast, onGone, closeLabel, label }: Props) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!toast || isHeld) return;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, isHeld, onGone]);
  return (
    <section className={styles.region} aria-label={label} data-react-aria-top-layer>
      <div role={toast?.tone === 'error' ? 'alert' : 'status'}>
        {toast ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: hovering only stops the clock; every action is a button inside
          <div
            className={cx(styles.toast, toast.tone === 'error' && styles.error)}
            onPointerEnter={() => setHeld(true)}
            onPointerLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
            data-testid="toast"
          >
            <span className={styles.message}>{toast.message}</span>
            {toast.action ? (
              <Button
                kind="link"
                onPress={() => {
                  toast.action?.run();
                  onGone();
                }}
                testId="toast.action"
              >
                {toast.action.title}
              </Button>
            ) : null}
            <IconButton icon={X} label={closeLabel} size={14} onPress={onGone} />
          </div>
        ) : null}
      </div>
    </section>
  );
}
