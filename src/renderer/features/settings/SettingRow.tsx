import { Switch } from 'react-aria-components';
import type { Settings } from '../../../shared/settings.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { t } from './messages.ts';
import styles from './SettingsSheet.module.css';
import type { Setting } from './settings-list.ts';

interface Props {
  readonly setting: Setting;
  readonly settings: Settings;
  set(change: Partial<Settings>): void;
}

/** One setting: its name, what it does, its control. A change holds at once. */
export function SettingRow({ setting, settings, set }: Props) {
  const title = t(setting.title);
  return (
    <div className={styles.setting} data-testid={`settings.${setting.key}`}>
      <div className={styles.words}>
        <span className={styles.name} aria-hidden>
          {title}
        </span>
        {setting.hint === undefined ? null : <span className={styles.hint}>{t(setting.hint)}</span>}
      </div>
      <Control setting={setting} title={title} settings={settings} set={set} />
    </div>
  );
}

function Control({ setting, title, settings, set }: Props & { readonly title: string }) {
  switch (setting.kind) {
    case 'switch': {
      const isOn = settings[setting.key];
      return (
        <Switch
          className={styles.switch ?? ''}
          aria-label={title}
          isSelected={isOn}
          onChange={(next) => set({ [setting.key]: next })}
        >
          <span className={styles.track}>
            <span className={styles.thumb} />
          </span>
          {t(isOn ? 'on' : 'off')}
        </Switch>
      );
    }
    case 'choice':
      return (
        <SegmentedControl<string>
          label={title}
          value={settings[setting.key]}
          options={setting.options.map((option) => ({ value: option.value, title: t(option.title) }))}
          onChange={(value) => set({ [setting.key]: value })}
        />
      );
    case 'size': {
      const sizes = Array.from({ length: (setting.max - setting.min) / 2 + 1 }, (_, index) => setting.min + index * 2);
      const shown = sizes.includes(settings[setting.key]) ? sizes : [...sizes, settings[setting.key]].toSorted((a, b) => a - b);
      return (
        <Select
          label={title}
          labelAt="hidden"
          value={String(settings[setting.key])}
          options={shown.map((px) => ({ value: String(px), title: t('readingSize.px', { count: px }) }))}
          onChange={(px) => set({ [setting.key]: Number(px) })}
        />
      );
    }
    case 'text':
      return (
        <TextField
          label={title}
          isLabelHidden
          value={settings[setting.key]}
          onChange={(text) => set({ [setting.key]: text })}
          dir="ltr"
          className={styles.text ?? ''}
        />
      );
  }
}
