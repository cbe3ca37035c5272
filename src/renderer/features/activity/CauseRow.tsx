import { ChevronDown, ChevronRight } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { Job } from '../../../shared/contract/captures.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ActivityDrawer.module.css';
import type { Cause } from './causes.ts';
import { t } from './messages.ts';

interface Props {
  readonly cause: Cause;
  readonly jobs: readonly Job[];
  readonly isOpen: boolean;
  onToggle(): void;
  onRetry(): void;
}

/** The head of captures that failed for one cause, with the way out on the group. */
export function CauseRow({ cause, jobs, isOpen, onToggle, onRetry }: Props) {
  const name = t('group', { cause: t(`cause.${cause}`), count: jobs.length });
  return (
    <div className={styles.cause}>
      <AriaButton
        className={styles.fold ?? ''}
        aria-expanded={isOpen}
        aria-label={`${name}. ${t('group.show', { count: jobs.length })}`}
        onPress={onToggle}
      >
        {isOpen ? <ChevronDown size={15} aria-hidden /> : <ChevronRight size={15} aria-hidden className="mirrors" />}
        {name}
      </AriaButton>
      <span className={styles.remedy}>{t(`remedy.${cause}`)}</span>
      {jobs.some((job) => job.retryable) ? (
        <Button kind="link" isCompact onPress={onRetry}>
          {t('retry')}
        </Button>
      ) : null}
    </div>
  );
}
