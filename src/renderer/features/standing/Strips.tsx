import { CircleAlert, HardDrive, Lock, type LucideIcon, TriangleAlert, Unplug } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { DialogTrigger } from 'react-aria-components';
import type { QueueHold } from '../../../shared/contract/captures.ts';
import type { ArchiveInfo } from '../../../shared/contract/care.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { Popover } from '../../ui/Popover.tsx';
import { useToast } from '../../ui/toasts.ts';
import { rebuildTime } from './index-sentence.ts';
import { t } from './messages.ts';
import styles from './Standing.module.css';

export type StandingFacts = Pick<ArchiveInfo, 'state' | 'notice' | 'holder' | 'index'>;

interface Props {
  readonly info: StandingFacts | null;
  /** The host has gone away. */
  readonly isStopped: boolean;
  /** Why captures wait. */
  readonly hold: QueueHold | null;
  onRebuild(): void;
}

/** What holds for the whole window, one strip each: the host has stopped, the archive may only be read, the disk is low, the index is damaged. */
export function Strips({ info, isStopped, hold, onRebuild }: Props) {
  const { connection, host } = useArchive();
  const toast = useToast();
  const choose = async () => {
    try {
      await host.desktop?.openArchive();
    } catch (error) {
      toast({ message: failureText(error), tone: 'error' });
    }
  };
  return (
    <>
      {isStopped ? (
        <Strip
          tone="danger"
          icon={Unplug}
          testId="app.stopped"
          action={
            <Button isCompact onPress={() => connection.retry()}>
              {t('retry')}
            </Button>
          }
        >
          {t('stopped')}
        </Strip>
      ) : null}
      {info?.state === 'read-only' ? (
        <Strip tone="warn" icon={Lock} testId="standing.read-only" action={<Why info={info} />}>
          {t('readOnly')}
        </Strip>
      ) : null}
      {info?.notice && (info.state === 'open' || info.state === 'damaged') ? (
        <Strip tone={info.state === 'open' ? 'warn' : 'danger'} icon={CircleAlert}>
          {info.notice}
        </Strip>
      ) : null}
      {hold ? (
        <Strip
          tone="warn"
          icon={HardDrive}
          testId="standing.disk"
          action={
            host.desktop ? (
              <Button isCompact onPress={() => void choose()}>
                {t('choose')}
              </Button>
            ) : null
          }
        >
          {t('disk.held', { free: formatBytes(hold.freeBytes), needed: formatBytes(hold.needed) })}
        </Strip>
      ) : null}
      {info?.index.state === 'damaged' ? (
        <Strip
          tone="warn"
          icon={TriangleAlert}
          testId="standing.index"
          action={
            <Button isCompact onPress={onRebuild}>
              {t('rebuild')}
            </Button>
          }
        >
          {t('damagedIndex', { time: rebuildTime(info.index.total) })}
        </Strip>
      ) : null}
    </>
  );
}

interface StripProps {
  readonly tone: 'warn' | 'danger';
  readonly icon: LucideIcon;
  readonly testId?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function Strip({ tone, icon: Icon, testId, action, children }: StripProps) {
  return (
    <div className={cx(styles.strip, styles[tone])} role="status" data-testid={testId}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span className={styles.words}>{children}</span>
      {action}
    </div>
  );
}

/** The reason an archive is read-only, and the way out where there is one. */
function Why({ info }: { readonly info: StandingFacts }) {
  const { client } = useArchive();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const write = async () => {
    setBusy(true);
    try {
      const { state } = await client.archive.open({ readOnly: false });
      if (state === 'read-only') toast({ message: t('why.still') });
    } catch (error) {
      toast({ message: failureText(error), tone: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <DialogTrigger>
      <Button isCompact testId="standing.why">
        {t('why')}
      </Button>
      <Popover label={t('why.title')}>
        <div className={styles.why} data-testid="standing.why.text">
          <p>{info.notice ?? t('why.unknown')}</p>
          {info.holder ? (
            <Button isDisabled={isBusy} onPress={() => void write()} testId="standing.why.write">
              {t('why.write')}
            </Button>
          ) : null}
        </div>
      </Popover>
    </DialogTrigger>
  );
}
