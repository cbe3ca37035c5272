import { Radio, RadioGroup } from 'react-aria-components';
import type { ExportFormat } from '../../../shared/contract/exchange.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Select } from '../../ui/Select.tsx';
import type { Choices } from './choices.ts';
import styles from './ExportDialog.module.css';
import { t } from './messages.ts';
import { carriesImages, FORMATS } from './presets.ts';

interface Props {
  readonly choices: Choices;
  /** How many articles the result set has; how many are selected, null for none. */
  readonly results: number;
  readonly selection: number | null;
  onChoices(choices: Choices): void;
}

const ORDERS = ['published-asc', 'published-desc', 'captured-asc', 'captured-desc', 'title-asc'] as const;

/** The left half: which articles, which formats, and what goes out with them. */
export function ExportChoices({ choices, results, selection, onChoices }: Props) {
  const set = (change: Partial<Choices>) => onChoices({ ...choices, ...change });
  const setFormat = (format: ExportFormat, isOn: boolean) => {
    const formats = new Set(choices.formats);
    if (isOn) formats.add(format);
    else formats.delete(format);
    set({ formats });
  };
  return (
    <div className={styles.choices}>
      <RadioGroup
        className={styles.choice ?? ''}
        aria-label={t('what')}
        value={choices.what}
        onChange={(what) => set({ what: what === 'selection' ? 'selection' : 'results' })}
      >
        <span className={styles.legend}>{t('what')}</span>
        <div className={styles.stack}>
          <Radio value="results" className={styles.radio ?? ''} data-testid="export.what.results">
            <span className={styles.dot} />
            {t('what.results', { count: results })}
          </Radio>
          {selection === null ? null : (
            <Radio value="selection" className={styles.radio ?? ''} data-testid="export.what.selection">
              <span className={styles.dot} />
              {t('what.selection', { count: selection })}
            </Radio>
          )}
        </div>
      </RadioGroup>
      <fieldset className={styles.choice}>
        <legend className="visually-hidden">{t('format')}</legend>
        <span className={styles.legend} aria-hidden>
          {t('format')}
        </span>
        <div className={styles.pairs}>
          {FORMATS.map((format) => (
            <Checkbox
              key={format}
              isSelected={choices.formats.has(format)}
              onChange={(isOn) => setFormat(format, isOn)}
              testId={`export.format.${format}`}
            >
              {t(`format.${format}`)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      {choices.formats.has('csv') ? (
        <div className={styles.choice}>
          <span />
          <Checkbox isSelected={choices.csvBom} onChange={(csvBom) => set({ csvBom })} testId="export.bom">
            {t('csv.bom')}
          </Checkbox>
        </div>
      ) : null}
      <RadioGroup
        className={styles.choice ?? ''}
        aria-label={t('captures')}
        value={choices.captures}
        onChange={(captures) => set({ captures: captures === 'all' ? 'all' : 'latest' })}
      >
        <span className={styles.legend}>{t('captures')}</span>
        <div className={styles.line}>
          {(['latest', 'all'] as const).map((captures) => (
            <Radio key={captures} value={captures} className={styles.radio ?? ''}>
              <span className={styles.dot} />
              {t(`captures.${captures}`)}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <div className={styles.choice}>
        <span className={styles.legend} aria-hidden>
          {t('order')}
        </span>
        <Select
          label={t('order')}
          labelAt="hidden"
          value={choices.order}
          options={ORDERS.map((order) => ({ value: order, title: t(`order.${order}`) }))}
          onChange={(order) => set({ order })}
        />
      </div>
      <fieldset className={styles.choice}>
        <legend className="visually-hidden">{t('include')}</legend>
        <span className={styles.legend} aria-hidden>
          {t('include')}
        </span>
        <div className={styles.pairs}>
          <Checkbox isSelected={choices.tags} onChange={(tags) => set({ tags })} testId="export.include.tags">
            {t('include.tags')}
          </Checkbox>
          <Checkbox
            isSelected={choices.images && carriesImages(choices.formats)}
            isDisabled={!carriesImages(choices.formats)}
            onChange={(images) => set({ images })}
            testId="export.include.images"
          >
            {t('include.images')}
          </Checkbox>
          <Checkbox isSelected={choices.notes} onChange={(notes) => set({ notes })} testId="export.include.notes">
            {t('include.notes')}
          </Checkbox>
        </div>
      </fieldset>
    </div>
  );
}
