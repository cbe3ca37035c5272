import { useQuery } from '@tanstack/react-query';
import { ChevronDown, FileDown, Printer, ShieldCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { CheckScope, VerifyReport } from '../../../shared/contract/fixity.ts';
import type { Target } from '../../../shared/contract/shapes/result-spec.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { saveText } from '../../client/save-text.ts';
import { useTasks } from '../../client/tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { DateStyle } from '../../ui/format-date.ts';
import { MenuButton } from '../../ui/Menu.tsx';
import { StateCard } from '../../ui/StateCard.tsx';
import { useToast } from '../../ui/toasts.ts';
import styles from './Care.module.css';
import { CommandLine, quoted } from './CommandLine.tsx';
import { Counts, LastCheck } from './LastCheck.tsx';
import { t } from './messages.ts';
import { PrintedReport } from './PrintedReport.tsx';
import { ProblemList } from './ProblemList.tsx';
import { problemsOf } from './problems.ts';
import { RepairOutcome } from './RepairOutcome.tsx';
import { ScrubLine } from './ScrubLine.tsx';
import { TaskProgress } from './TaskProgress.tsx';

interface Props {
  /** What is selected in the list, for a check of that alone. */
  readonly selection: { readonly target: Target; readonly count: number } | null;
  readonly dateStyle: DateStyle;
  readonly isReadOnly: boolean;
  onShow(articleId: string): void;
  onClose(): void;
}

/** The check of the archive (UX 2.15): when it was last done, what it found, and what can be done about it. It runs in the host: closing this does not stop it. */
export function VerifySheet({ selection, dateStyle, isReadOnly, onShow, onClose }: Props) {
  const { client, orpc, host } = useArchive();
  const toast = useToast();
  const tasks = useTasks();
  const last = useQuery(orpc.archive.lastReport.queryOptions());
  const info = useQuery(orpc.archive.info.queryOptions()).data;
  const [showsCommand, setShowsCommand] = useState(false);
  const report = last.data?.report ?? null;
  const checking = tasks.running('verify');
  const repairing = tasks.running('repair');
  const lastCheck = tasks.latest('verify');
  const lastRepair = tasks.latest('repair');
  const isBusy = checking !== null || repairing !== null;
  const failed = (error: unknown) => toast({ message: failureText(error), tone: 'error' });
  const attempt = (work: Promise<unknown>) => void work.catch(failed);

  const check = (scope: CheckScope, mode: 'full' | 'quick' = 'full') =>
    attempt(tasks.start({ kind: 'verify', input: { mode, scope, against: [] } }));
  const repair = (from: string[]) => attempt(tasks.start({ kind: 'repair', input: { from } }));
  const restore = async () => {
    if (!host.desktop) return setShowsCommand(true);
    const { path } = await host.desktop.chooseCareFolder({ purpose: 'restore' });
    if (path !== null) repair([path]);
  };
  const markKnown = async (object: string) => {
    await client.archive.markKnown({ objects: [object], note: '' });
    await last.refetch();
    toast({ message: t('known.done') });
  };
  const save = async (made: VerifyReport) => {
    const name = `verify-${made.at.slice(0, 10)}.json`;
    const to = await saveText(host, name, `${JSON.stringify(made, null, 2)}\n`, 'application/json');
    if (to !== null) toast({ message: t('saved.report', { name: to }) });
  };
  const problems = report ? problemsOf(report) : [];

  return (
    <Dialog
      title={t('verify.title')}
      isOpen
      onClose={onClose}
      closeLabel={t('close')}
      size="large"
      isFlush
      testId="verify"
      footer={
        <>
          <span className={styles.footNote}>
            <ScrubLine dateStyle={dateStyle} onFailed={failed} />
          </span>
          {report?.state === 'damaged' && !isReadOnly ? (
            <>
              <Button isDisabled={isBusy} onPress={() => repair([])} testId="verify.repair">
                {t('repair')}
              </Button>
              {problems.some(({ kind }) => kind === 'object') ? null : (
                <Button isDisabled={isBusy} onPress={() => attempt(restore())} testId="verify.restore-all">
                  {t('restore')}
                </Button>
              )}
            </>
          ) : null}
          <Button onPress={onClose}>{t('close')}</Button>
        </>
      }
    >
      <div className={styles.top}>
        <LastCheck report={report} dateStyle={dateStyle} />
        <MenuButton
          label={t('check.now')}
          placement="bottom end"
          entries={[
            { id: 'all', title: t('check.all'), run: () => check({ kind: 'all' }) },
            { id: 'since', title: t('check.since'), run: () => check({ kind: 'since-last-check' }) },
            {
              id: 'selection',
              title: t('check.selection', { count: selection?.count ?? 0 }),
              disabledBecause: selection ? null : t('check.none'),
              run: () => {
                if (selection) check({ kind: 'articles', target: selection.target });
              },
            },
            { id: 'line', line: true },
            { id: 'quick', title: t('check.quick'), run: () => check({ kind: 'all' }, 'quick') },
          ]}
        >
          <Button kind="main" isDisabled={isBusy} testId="verify.check">
            {t('check.now')}
            <ChevronDown size={14} aria-hidden />
          </Button>
        </MenuButton>
      </div>
      {checking ? (
        <TaskProgress
          task={checking}
          tasks={tasks}
          words={
            checking.of === null
              ? t('verify.starting')
              : t(checking.state === 'paused' ? 'verify.paused' : 'verify.running', {
                  done: checking.done ?? 0,
                  count: checking.of,
                })
          }
          hint={t('verify.goesOn')}
          onFailed={failed}
        />
      ) : lastCheck?.state === 'failed' ? (
        <p className={styles.line} role="alert">
          <TriangleAlert size={16} aria-hidden className={styles.bad} />
          {t('failed', { why: lastCheck.error?.message ?? '' })}
        </p>
      ) : lastCheck?.state === 'cancelled' ? (
        <p className={styles.line} role="status">
          {t('cancelled')}
        </p>
      ) : null}
      {repairing ? (
        <TaskProgress
          task={repairing}
          tasks={tasks}
          words={t('repair.running', {
            step: t(`repair.step.${stepOf(repairing.step)}`),
            done: repairing.done ?? 0,
            count: repairing.of ?? 0,
          })}
          onFailed={failed}
        />
      ) : lastRepair ? (
        <RepairOutcome task={lastRepair} />
      ) : null}
      {showsCommand && info ? (
        <div className={styles.help} data-testid="verify.command">
          <p>{t('restore.page')}</p>
          <CommandLine line={t('restore.command', { path: quoted(info.path) })} />
          <p className={styles.hint}>{t('restore.where')}</p>
        </div>
      ) : null}
      {last.error ? (
        <StateCard
          tone="error"
          title={failureText(last.error)}
          actions={<Button onPress={() => void last.refetch()}>{t('log.retry')}</Button>}
        />
      ) : report ? (
        <>
          <div className={styles.summary}>
            <Counts report={report} />
            <span className={styles.tools}>
              <Button kind="quiet" onPress={() => attempt(save(report))} testId="verify.save">
                <FileDown size={16} strokeWidth={1.75} aria-hidden />
                {t('save.report')}
              </Button>
              <Button kind="quiet" onPress={() => window.print()} testId="verify.print">
                <Printer size={16} strokeWidth={1.75} aria-hidden />
                {t('print')}
              </Button>
            </span>
          </div>
          <PrintedReport
            report={report}
            archiveName={info?.name ?? host.archiveName}
            path={info?.path ?? ''}
            dateStyle={dateStyle}
          />
          {problems.length > 0 ? (
            <ProblemList
              problems={problems}
              isReadOnly={isReadOnly || isBusy}
              onShow={onShow}
              onRestore={() => attempt(restore())}
              onKnown={(object) => attempt(markKnown(object))}
            />
          ) : (
            <StateCard icon={ShieldCheck} title={t('verify.clean')} testId="verify.clean">
              {report.recorded ? null : t('verify.unrecorded')}
            </StateCard>
          )}
        </>
      ) : last.isPending ? null : (
        <StateCard icon={ShieldCheck} title={t('verify.never')} testId="verify.never">
          {t('verify.never.text')}
        </StateCard>
      )}
    </Dialog>
  );
}

const STEPS = ['checking', 'journals', 'searching', 'restoring', 'rebuilding'] as const;

function stepOf(step: string | null): (typeof STEPS)[number] {
  return STEPS.find((one) => one === step) ?? 'checking';
}
