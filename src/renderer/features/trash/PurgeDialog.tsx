import { useQuery } from '@tanstack/react-query';
import { ShieldCheck, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Target } from '../../../shared/contract/shapes/result-spec.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { useTasks } from '../../client/tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatDay } from '../../ui/format-date.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useToast } from '../../ui/toasts.ts';
import { t } from './messages.ts';
import { checkState, leavesDiskOn } from './recent-check.ts';
import styles from './Trash.module.css';

interface Props {
  readonly chosen: { readonly target: Target; readonly count: number };
  onClose(): void;
  /** They are gone. */
  onPurged?: () => void;
}

/** Rows that are read to say what goes along; beyond them the dialog says “all”. */
const COUNTED_ROWS = 1000;

/** The one change that asks first: names the count and what goes along, and sees to it that the archive was found whole. */
export function PurgeDialog({ chosen, onClose, onPurged }: Props) {
  const { orpc, client } = useArchive();
  const toast = useToast();
  const info = useQuery(orpc.archive.info.queryOptions());
  const tasks = useTasks();
  const [checkId, setCheckId] = useState<string | null>(null);
  const check = tasks.all.find(({ id }) => id === checkId) ?? null;
  const running = tasks.running('verify');
  const [isBusy, setBusy] = useState(false);
  const [now] = useState(() => Date.now());
  const cancel = useRef<HTMLButtonElement>(null);
  // Enter on a dialog that deletes must not delete.
  useEffect(() => cancel.current?.focus(), []);
  const alongside = useAlongside(chosen.target, chosen.count);

  const last = info.data?.lastVerify ?? null;
  const lastReport = useQuery(orpc.archive.lastReport.queryOptions()).data?.report ?? null;
  const state = check?.state === 'done' ? (check.outcome === 'clean' ? 'clean' : 'damaged') : checkState(last, now);
  const date = formatDay(check?.endedAt ?? last?.at ?? '');
  const attempt = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => toast({ message: failureText(error), tone: 'error' }));
  const start = async () =>
    setCheckId((await tasks.start({ kind: 'verify', input: { mode: 'full', scope: { kind: 'all' }, against: [] } })).id);
  const purge = async () => {
    setBusy(true);
    try {
      const { articleIds } = await client.articles.purge({ target: chosen.target });
      toast({ message: t('done', { count: articleIds.length }) });
      onPurged?.();
      onClose();
    } catch (error) {
      toast({ message: failureText(error), tone: 'error' });
      setBusy(false);
    }
  };
  const isReady = info.data !== undefined && state === 'clean' && running === null;
  return (
    <Dialog
      title={t('title', { count: chosen.count })}
      isOpen
      onClose={onClose}
      closeLabel={t('close')}
      role="alertdialog"
      testId="purge"
      footer={
        <>
          <Button ref={cancel} onPress={onClose} testId="purge.cancel">
            {t('cancel')}
          </Button>
          {running ? (
            <Button onPress={() => attempt(tasks.cancel(running))}>{t('check.stop')}</Button>
          ) : isReady || info.data === undefined ? null : (
            <Button onPress={() => attempt(start())} testId="purge.check">
              {t('check.run')}
            </Button>
          )}
          <Button
            kind="danger"
            isDisabled={!isReady || isBusy || chosen.count === 0}
            onPress={() => void purge()}
            testId="purge.submit"
          >
            {t('submit', { count: chosen.count })}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>
          {alongside === 'counting'
            ? t('counting')
            : alongside === 'many'
              ? t('what.many')
              : t('what', {
                  count: chosen.count,
                  captures: t('captures', { count: alongside.captures }),
                  notes: t('notes', { count: alongside.notes }),
                })}
        </p>
        <p>{t('disk', { date: formatDay(leavesDiskOn(now)) })}</p>
        {info.data === undefined ? null : running ? (
          <div className={styles.check}>
            <ProgressBar label={t('check.run')} done={running.done ?? 0} of={running.of ?? 0} />
            <span>{t('check.running', { done: running.done ?? 0, count: running.of ?? 0 })}</span>
          </div>
        ) : (
          <p className={styles.line} role="status">
            {state === 'clean' ? (
              <ShieldCheck size={16} aria-hidden className={styles.ok} />
            ) : (
              <TriangleAlert size={16} aria-hidden className={styles.warn} />
            )}
            {check?.state === 'failed'
              ? t('check.failed', { why: check.error?.message ?? '' })
              : check?.state === 'done' && state === 'damaged' && lastReport
                ? t('check.found', { count: lastReport.changed.length + lastReport.missing.length })
                : t(`check.${state}`, { date })}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** What goes with the articles, counted from their rows where there are not too many. */
function useAlongside(
  target: Target,
  count: number,
): 'counting' | 'many' | { readonly captures: number; readonly notes: number } {
  const { orpc } = useArchive();
  const rows = useQuery(
    orpc.search.query.queryOptions({
      input: { ...('spec' in target ? target.spec : { scope: { kind: 'trash' } }), limit: COUNTED_ROWS, snippets: false },
    }),
  );
  if (rows.error) return 'many';
  if (rows.data === undefined) return 'counting';
  const ids = 'ids' in target ? new Set(target.ids) : null;
  const articles = rows.data.results.map(({ article }) => article).filter(({ id }) => ids === null || ids.has(id));
  if (articles.length < count) return 'many';
  return {
    captures: articles.reduce((sum, article) => sum + article.captures, 0),
    notes: articles.reduce((sum, article) => sum + article.notes, 0),
  };
}
