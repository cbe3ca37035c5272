import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './FindBar.module.css';
import type { FindOptions } from './find-places.ts';
import { t } from './messages.ts';

interface Props {
  readonly wanted: string;
  readonly options: FindOptions;
  readonly count: number;
  /** Which place is current, from 0; -1 for none. */
  readonly current: number;
  readonly onWanted: (wanted: string) => void;
  readonly onOptions: (options: FindOptions) => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onClose: () => void;
}

/** Find in the article: Enter and Shift+Enter walk, Esc closes. */
export function FindBar({ wanted, options, count, current, onWanted, onOptions, onStep, onClose }: Props) {
  return (
    <search className={styles.bar} aria-label={t('find')} data-testid="reader.find">
      <input
        className={styles.input}
        aria-label={t('find.field')}
        placeholder={t('find.field')}
        value={wanted}
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: it was opened to type into it
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => onWanted(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') onClose();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <span className={styles.count} aria-live="polite" data-testid="reader.find.count">
        {wanted === '' ? '' : count === 0 ? t('find.none') : t('find.count', { nth: current + 1, count })}
      </span>
      <IconButton icon={ChevronUp} label={t('find.previous')} size={14} isDisabled={count === 0} onPress={() => onStep(-1)} />
      <IconButton icon={ChevronDown} label={t('find.next')} size={14} isDisabled={count === 0} onPress={() => onStep(1)} />
      <IconButton
        icon={CaseSensitive}
        label={t('find.case')}
        size={14}
        isOn={options.matchCase}
        onPress={() => onOptions({ ...options, matchCase: !options.matchCase })}
      />
      <IconButton
        icon={WholeWord}
        label={t('find.word')}
        size={14}
        isOn={options.wholeWord}
        onPress={() => onOptions({ ...options, wholeWord: !options.wholeWord })}
      />
      <IconButton icon={X} label={t('find.close')} size={14} onPress={onClose} />
    </search>
  );
}
