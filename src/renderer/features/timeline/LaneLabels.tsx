import { memo } from 'react';
import { Button } from 'react-aria-components';
import type { LaneBy } from '../../../shared/contract/timeline.ts';
import { formatNumber } from '../../ui/catalogue.ts';
import styles from './Chart.module.css';
import { clauseOfLane } from './clause.ts';
import type { LaneRow } from './lane-rows.ts';
import { t } from './messages.ts';
import { laneToken } from './palette.ts';

interface Props {
  readonly rows: readonly LaneRow[];
  readonly by: LaneBy;
  onLane(row: LaneRow): void;
}

/** The names and counts of the lanes; pressing one filters the result set to it. */
export const LaneLabels = memo(function LaneLabels({ rows, by, onLane }: Props) {
  return (
    <div className={styles.labels}>
      {rows.map((row, index) => {
        if (row.key === null) {
          return (
            <div key="all" className={styles.allLabel}>
              <span>{t('all')}</span>
              <span className={styles.count}>{formatNumber(row.count)}</span>
            </div>
          );
        }
        const name = (
          <>
            <span className={styles.swatch} style={{ background: laneToken(index - 1, row.key) }} />
            <bdi className={styles.laneName}>{row.label}</bdi>
            <span className={styles.count}>{formatNumber(row.count)}</span>
          </>
        );
        return clauseOfLane(by, row.key, row.label) === null ? (
          <div key={row.key} className={styles.label}>
            {name}
          </div>
        ) : (
          <Button key={row.key} className={styles.label ?? ''} onPress={() => onLane(row)}>
            {name}
            <span className="visually-hidden">{t('lane.filter')}</span>
          </Button>
        );
      })}
    </div>
  );
});
