import { Kbd } from '../../ui/Kbd.tsx';
import { t } from './messages.ts';
import styles from './NothingOpen.module.css';

interface Props {
  readonly place: string;
  readonly count: number | null;
}

/** The reader with nothing in it: where one is, how much is here, and the keys that matter. */
export function NothingOpen({ place, count }: Props) {
  const keys = [
    ['J', t('none.j')],
    ['K', t('none.k')],
    ['Space', t('none.space')],
    ['/', t('none.slash')],
    ['?', t('none.help')],
  ] as const;
  return (
    <div className={styles.nothing} data-testid="reader.nothing">
      <p className={styles.place}>
        <bdi>{place}</bdi>
      </p>
      {count === null ? null : <p className={styles.count}>{t('none.title', { count })}</p>}
      <dl className={styles.keys}>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <Kbd keys={key} />
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
