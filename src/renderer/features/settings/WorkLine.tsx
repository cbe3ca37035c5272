import type { Work } from '../../client/use-work.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { t } from './messages.ts';
import styles from './SettingsSheet.module.css';

interface Props<Event extends { readonly type: string }> {
  readonly work: Work<Event>;
  running(done: number, of: number): string;
  done(result: Extract<Event, { type: 'done' }>): string;
}

/** How a piece of work stands, in one line: its progress, its result, or what stopped it. */
export function WorkLine<
  Event extends { readonly type: 'progress'; readonly done: number; readonly of: number } | { readonly type: 'done' },
>(props: Props<Event>) {
  const { work } = props;
  switch (work.stage) {
    case 'idle':
      return null;
    case 'running': {
      const done = work.progress?.done ?? 0;
      const of = work.progress?.of ?? 0;
      const words = props.running(done, of);
      return (
        <span className={styles.work}>
          <ProgressBar label={words} done={done} of={of} />
          <span>
            {words} · {t('verify.keep')}
          </span>
        </span>
      );
    }
    case 'done':
      return (
        <span className={styles.result} role="status">
          {props.done(work.result)}
        </span>
      );
    case 'failed':
      return (
        <span className={styles.bad} role="alert">
          {t('failed', { why: work.why })}
        </span>
      );
    case 'stopped':
      return (
        <span className={styles.hint} role="status">
          {t('stopped')}
        </span>
      );
  }
}
