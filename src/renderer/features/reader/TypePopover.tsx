import { AArrowDown, AArrowUp, ALargeSmall } from 'lucide-react';
import { DialogTrigger } from 'react-aria-components';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { t } from './messages.ts';
import type { ReadingStyle } from './reading-style.ts';
import styles from './TypePopover.module.css';

export type DirectionChoice = 'auto' | 'ltr' | 'rtl';

interface Props {
  readonly size: number;
  readonly onSize: (size: number) => void;
  readonly style: ReadingStyle;
  readonly onStyle: (style: ReadingStyle) => void;
  readonly direction: DirectionChoice;
  readonly onDirection: (direction: DirectionChoice) => void;
}

const SIZES = { min: 14, max: 28 };

/** Type, theme, direction and images of the reader. */
export function TypePopover({ size, onSize, style, onStyle, direction, onDirection }: Props) {
  return (
    <DialogTrigger>
      <IconButton icon={ALargeSmall} label={t('type')} testId="reader.type" />
      <Popover label={t('type')} placement="bottom end">
        <div className={styles.panel}>
          <div className={styles.row}>
            <span>{t('type.size')}</span>
            <span className={styles.size}>
              <IconButton
                icon={AArrowDown}
                label={t('type.smaller')}
                size={16}
                isDisabled={size <= SIZES.min}
                onPress={() => onSize(size - 1)}
              />
              <output>{size}</output>
              <IconButton
                icon={AArrowUp}
                label={t('type.larger')}
                size={16}
                isDisabled={size >= SIZES.max}
                onPress={() => onSize(size + 1)}
              />
            </span>
          </div>
          <div className={styles.row}>
            <span>{t('type.width')}</span>
            <SegmentedControl
              isCompact
              label={t('type.width')}
              value={style.width}
              options={(['narrow', 'normal', 'wide'] as const).map((value) => ({ value, title: t(`type.width.${value}`) }))}
              onChange={(width) => onStyle({ ...style, width })}
            />
          </div>
          <div className={styles.row}>
            <span>{t('type.lines')}</span>
            <SegmentedControl
              isCompact
              label={t('type.lines')}
              value={style.lines}
              options={(['tight', 'normal', 'loose'] as const).map((value) => ({ value, title: t(`type.lines.${value}`) }))}
              onChange={(lines) => onStyle({ ...style, lines })}
            />
          </div>
          <div className={styles.row}>
            <span>{t('type.theme')}</span>
            <Select
              label={t('type.theme')}
              labelAt="hidden"
              value={style.theme}
              options={(['app', 'light', 'sepia', 'dark', 'contrast'] as const).map((value) => ({
                value,
                title: t(`type.theme.${value}`),
              }))}
              onChange={(theme) => onStyle({ ...style, theme })}
            />
          </div>
          <div className={styles.row}>
            <span>{t('type.direction')}</span>
            <Select
              label={t('type.direction')}
              labelAt="hidden"
              value={direction}
              options={(['auto', 'ltr', 'rtl'] as const).map((value) => ({ value, title: t(`type.direction.${value}`) }))}
              onChange={onDirection}
              testId="reader.direction"
            />
          </div>
          <div className={styles.row}>
            <span>{t('type.images')}</span>
            <Select
              label={t('type.images')}
              labelAt="hidden"
              value={style.images}
              options={(['show', 'grey', 'blur', 'hide'] as const).map((value) => ({ value, title: t(`type.images.${value}`) }))}
              onChange={(images) => onStyle({ ...style, images })}
            />
          </div>
        </div>
      </Popover>
    </DialogTrigger>
  );
}
