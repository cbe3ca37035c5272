import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './Standing.module.css';

interface Props {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  /** What went wrong last. */
  readonly problem: string | null;
  readonly testId: string;
}

/** Over the whole window, until what it tells of is over: it has no way out but its actions. */
export function Cover({ icon: Icon, title, children, actions, problem, testId }: Props) {
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className={styles.cover ?? ''}>
      <Modal className={styles.panel ?? ''}>
        <Dialog role="alertdialog" className={styles.inside ?? ''} data-testid={testId}>
          <div className={styles.head}>
            <Icon size={24} strokeWidth={1.5} aria-hidden className={styles.icon} />
            <Heading slot="title" level={1} className={styles.title ?? ''}>
              {title}
            </Heading>
          </div>
          {children}
          <div className={styles.actions}>{actions}</div>
          {problem === null ? null : (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
