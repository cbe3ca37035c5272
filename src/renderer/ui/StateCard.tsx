import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './StateCard.module.css';

interface Props {
  readonly icon?: LucideIcon;
  /** What is, in one sentence. */
  readonly title: ReactNode;
  /** What is safe, what to do. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly tone?: 'quiet' | 'error';
  readonly testId?: string;
}

/** What a view shows instead of content: empty, or what went wrong and the way on. */
export function StateCard({ icon: Icon, title, children, actions, tone = 'quiet', testId }: Props) {
  return (
    <div
      className={cx(styles.card, tone === 'error' && styles.error)}
      data-testid={testId}
      {...(tone === 'error' ? { role: 'alert' } : {})}
    >
      {Icon ? <Icon size={24} strokeWidth={1.5} aria-hidden className={styles.icon} /> : null}
      <p className={styles.title}>{title}</p>
      {children ? <div className={styles.text}>{children}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
