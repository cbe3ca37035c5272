import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The row of buttons at its foot. */
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  readonly role?: 'dialog' | 'alertdialog';
  readonly closeLabel: string;
  readonly testId?: string;
  /** Takes away the padding round the body, for sheets with panes of their own. */
  readonly isFlush?: boolean;
  /** Its body is text to read: the keyboard can scroll it. */
  readonly isText?: boolean;
}

/** A sheet over the window: focus stays inside, Esc closes it, focus goes back to what opened it. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  size = 'small',
  role = 'dialog',
  closeLabel,
  testId,
  isFlush,
  isText,
}: Props) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable={role === 'dialog'}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={styles.overlay ?? ''}
    >
      <Modal className={cx(styles.modal, styles[size])}>
        <AriaDialog role={role} className={styles.dialog ?? ''} data-testid={testId}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {title}
            </Heading>
            {role === 'dialog' ? <IconButton icon={X} label={closeLabel} onPress={onClose} size={16} /> : null}
          </header>
          <div
            className={cx(styles.body, isFlush && styles.flush)}
            {...(isText ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}
          >
            {children}
          </div>
          {footer ? <footer className={styles.footer}>{footer}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
