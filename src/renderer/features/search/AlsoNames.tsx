import { X } from 'lucide-react';
import { Fragment } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { t } from './messages.ts';
import styles from './UnderstoodStrip.module.css';

const SHOWN = 3;

interface Props {
  readonly names: readonly string[];
  readonly onLeaveOut: () => void;
}

/** The other names that were searched with what was typed, and the way to leave them out. */
export function AlsoNames({ names, onLeaveOut }: Props) {
  const more = names.length - SHOWN;
  // One name in the place of “1 more” takes no more room.
  const shown = more === 1 ? names : names.slice(0, SHOWN);
  return (
    <span className={styles.also} title={names.join(', ')} data-testid="search.also">
      {' ('}
      {t('also')}{' '}
      {shown.map((name, nth) => (
        <Fragment key={name}>
          {nth === 0 ? null : ', '}
          <bdi>{name}</bdi>
        </Fragment>
      ))}
      {more > 1 ? `, ${t('also.more', { count: more })}` : null}
      {')'}
      <IconButton
        icon={X}
        size={14}
        label={t('also.leaveOut', { names: names.join(', ') })}
        onPress={onLeaveOut}
        className={styles.leaveOut ?? ''}
        testId="search.also.leave-out"
      />
    </span>
  );
}
