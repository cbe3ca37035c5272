import { useQuery } from '@tanstack/react-query';
import type { ReprocessReport } from '../../../shared/contract/reprocess.ts';
import type { Task } from '../../../shared/contract/tasks.ts';
import { useArchive } from '../../client/archive-context.tsx';
import type { Tasks } from '../../client/tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { t } from './messages.ts';
import styles from './SettingsSheet.module.css';

interface Props {
  readonly tasks: Tasks;
  readonly isReadOnly: boolean;
  readonly onAttempt: (work: Promise<unknown>) => void;
}

/** The way to read every saved page once more with the extractor of this version, how far that is, and what came of it. */
export function ReadAnew({ tasks, isReadOnly, onAttempt }: Props) {
  const running = tasks.running('reprocess');
  const last = tasks.latest('reprocess');
  return (
    <div className={styles.setting} data-testid="settings.read-anew">
      <div className={styles.words}>
        <span className={styles.name}>{t('readAnew')}</span>
        <span className={styles.hint}>{t('readAnew.hint')}</span>
        {running ? (
          <span className={styles.work}>
            <ProgressBar label={t('readAnew')} done={running.done ?? 0} of={running.of ?? 0} />
            <span>{t('readAnew.running', { done: running.done ?? 0, count: running.of ?? 0 })}</span>
          </span>
        ) : last ? (
          <Outcome task={last} />
        ) : null}
      </div>
      {running ? (
        <Button onPress={() => onAttempt(tasks.cancel(running))} testId="settings.read-anew.stop">
          {t('readAnew.stop')}
        </Button>
      ) : (
        <Button
          isDisabled={isReadOnly}
          onPress={() => onAttempt(tasks.start({ kind: 'reprocess', input: { again: false } }))}
          testId="settings.read-anew.run"
        >
          {t('readAnew.run')}
        </Button>
      )}
    </div>
  );
}

function Outcome({ task }: { readonly task: Task }) {
  const { orpc } = useArchive();
  const { data } = useQuery({ ...orpc.tasks.result.queryOptions({ input: { id: task.id } }), enabled: task.state === 'done' });
  if (task.state === 'failed')
    return (
      <span className={styles.bad} role="alert">
        {t('failed', { why: task.error?.message ?? '' })}
      </span>
    );
  if (task.state === 'cancelled')
    return (
      <span className={styles.result} role="status">
        {t('readAnew.stopped')}
      </span>
    );
  return data?.result?.kind === 'reprocess' ? <Report report={data.result.report} /> : null;
}

function Report({ report: { changed, unchanged, current, failed } }: { readonly report: ReprocessReport }) {
  return (
    <>
      <span className={styles.result} role="status">
        {t('readAnew.done', {
          changed: t('readAnew.changed', { count: changed }),
          same: t('readAnew.same', { count: unchanged + current }),
        })}
      </span>
      {failed.length > 0 ? <span className={styles.bad}>{t('readAnew.failed', { count: failed.length })}</span> : null}
    </>
  );
}
