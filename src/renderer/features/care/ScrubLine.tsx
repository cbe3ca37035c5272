import { useQuery } from '@tanstack/react-query';
import { useArchive } from '../../client/archive-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { type DateStyle, formatDay } from '../../ui/format-date.ts';
import styles from './Care.module.css';
import { t } from './messages.ts';

const LOOK_EVERY_MS = 5000;

/** How the background check stands, and its pause. */
export function ScrubLine({ dateStyle, onFailed }: { readonly dateStyle: DateStyle; onFailed(error: unknown): void }) {
  const { orpc, client } = useArchive();
  const read = useQuery({ ...orpc.archive.scrub.queryOptions({ input: {} }), refetchInterval: LOOK_EVERY_MS });
  const state = read.data;
  if (!state) return null;
  const { stage, round, lastRound } = state;
  const set = (paused: boolean) =>
    void client.archive
      .scrub({ paused })
      .then(() => read.refetch())
      .catch(onFailed);
  return (
    <div className={styles.scrub} data-testid="verify.scrub">
      <span>
        {stage === 'checking' && round
          ? t('scrub.checking', { done: round.done, of: round.of })
          : t(`scrub.${stage}`, { done: 0, of: 0 })}{' '}
        {lastRound ? t(`scrub.last.${lastRound.state}`, { when: formatDay(lastRound.at, dateStyle) }) : ''}
      </span>
      {stage === 'off' ? null : (
        <Button kind="link" isCompact onPress={() => set(stage !== 'paused')} testId="verify.scrub.pause">
          {t(stage === 'paused' ? 'resume' : 'pause')}
        </Button>
      )}
    </div>
  );
}
