import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { RepairReport } from '../../../shared/contract/fixity.ts';
import type { Task } from '../../../shared/contract/tasks.ts';
import { useArchive } from '../../client/archive-context.tsx';
import styles from './Care.module.css';
import { t } from './messages.ts';

/** How the last repair ended: what was put back, and the exact list of what is lost. */
export function RepairOutcome({ task }: { readonly task: Task }) {
  const { orpc } = useArchive();
  const read = useQuery({ ...orpc.tasks.result.queryOptions({ input: { id: task.id } }), enabled: task.state === 'done' });
  if (task.state === 'failed')
    return (
      <p className={styles.line} role="alert">
        <TriangleAlert size={16} aria-hidden className={styles.bad} />
        {t('failed', { why: task.error?.message ?? '' })}
      </p>
    );
  const result = read.data?.result;
  if (result?.kind !== 'repair') return null;
  return <Told report={result.report} />;
}

function Told({ report }: { readonly report: RepairReport }) {
  const count = report.restored.length + report.rebuilt.length;
  if (report.lost.length === 0)
    return (
      <p className={styles.line} role="status" data-testid="verify.repaired">
        <CircleCheck size={16} aria-hidden className={styles.ok} />
        {count === 0 ? t('repair.nothing') : t('repair.whole', { count })}
      </p>
    );
  return (
    <div className={styles.line} role="alert" data-testid="verify.repaired">
      <TriangleAlert size={16} aria-hidden className={styles.bad} />
      <div className={styles.stack}>
        <span>{t('repair.lost', { restored: count, count: report.lost.length })}</span>
        <ul className={styles.lost}>
          {report.lost.slice(0, 50).map(({ name, text }) => (
            <li key={name}>{text}</li>
          ))}
        </ul>
        <span className={styles.hint}>{t('repair.lost.next')}</span>
      </div>
    </div>
  );
}
