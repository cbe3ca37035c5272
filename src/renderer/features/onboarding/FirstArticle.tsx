import { Plus } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { t } from './messages.ts';
import styles from './Onboarding.module.css';

/** In place of the list while the archive is empty: one panel that says what to do first. */
export function FirstArticle({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <div className={styles.first} data-testid="onboarding.first">
      <p className={styles.title}>{t('title')}</p>
      <p className={styles.text}>{t('first.text')}</p>
      <Button kind="main" onPress={onAdd} testId="onboarding.add">
        <Plus size={16} strokeWidth={2} aria-hidden />
        {t('add')}
      </Button>
      <ul className={styles.steps}>
        <li>{t('step.paste')}</li>
        <li>{t('step.drop')}</li>
        <li>{t('step.keys')}</li>
      </ul>
      <p className={styles.quiet}>{t('private')}</p>
    </div>
  );
}
