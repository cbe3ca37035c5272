import { Bookmark, ChevronDown, FolderSearch, SlidersHorizontal } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AnswerFacts } from '../../client/result-set.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { MenuButton, type MenuEntry } from '../../ui/Menu.tsx';
import { AlsoNames } from './AlsoNames.tsx';
import { clauseWords } from './clause-words.ts';
import { t } from './messages.ts';
import styles from './UnderstoodStrip.module.css';

const SETTLE_MS = 400;

interface Props {
  readonly facts: AnswerFacts | null;
  readonly filters: readonly string[];
  readonly place: string;
  readonly places: readonly MenuEntry[];
  readonly labelOf: (field: string, value: string) => string | null;
  /** Null where there is no room for it. */
  readonly isRailOpen: boolean | null;
  readonly onToggleRail: () => void;
  readonly onFilters: (filters: string[]) => void;
  readonly onQuery: (query: string) => void;
  readonly onEditAsText: () => void;
  readonly onSave: () => void;
}

/** What was understood, in words, with the filters as chips: under the toolbar whenever there is something to say (D12). */
export function UnderstoodStrip(props: Props) {
  const { facts, filters, place, places, labelOf, isRailOpen, onToggleRail, onFilters, onQuery, onEditAsText, onSave } = props;
  const parts = (facts?.understoodParts ?? []).map((part, nth) => ({ ...part, key: `${nth} ${part.text}` }));
  return (
    <section className={styles.strip} aria-label={t('understood')} data-testid="search.strip">
      {parts.length > 0 || (facts?.warnings.length ?? 0) > 0 ? (
        <div className={styles.line}>
          <p className={styles.understood} data-testid="search.understood">
            <span className={styles.label}>{t('understood')}</span>{' '}
            {parts.map(({ key, text, strong, also }) =>
              also ? (
                <AlsoNames key={key} names={also.names} onLeaveOut={() => onQuery(also.without)} />
              ) : strong ? (
                <b key={key} dir="auto">
                  {text}
                </b>
              ) : (
                <span key={key}>{text}</span>
              ),
            )}
            {facts?.warnings.map((warning) => (
              <span key={warning} className={styles.warning} data-testid="search.warning">
                {warning}
              </span>
            ))}
          </p>
          <Announcement facts={facts} />
          <MenuButton label={t('in.label')} entries={places} placement="bottom end">
            <Button kind="quiet" isCompact testId="search.in">
              <FolderSearch size={14} strokeWidth={1.75} aria-hidden />
              {t('in', { place })}
              <ChevronDown size={12} aria-hidden />
            </Button>
          </MenuButton>
          <Button kind="quiet" isCompact className={styles.save ?? ''} onPress={onSave} testId="search.save">
            <Bookmark size={14} strokeWidth={1.75} aria-hidden />
            {t('save')}
          </Button>
        </div>
      ) : null}
      <div className={styles.line}>
        <span className={styles.chips}>
          {filters.map((filter) => {
            const { text, isExcluded } = clauseWords(filter, labelOf);
            return (
              <Chip
                key={filter}
                text={text}
                tone={isExcluded ? 'excluded' : 'plain'}
                removeLabel={t('chip.remove', { filter: text })}
                onRemove={() => onFilters(filters.filter((other) => other !== filter))}
                testId="search.chip"
              />
            );
          })}
          {isRailOpen === null ? null : (
            <Button kind="quiet" isCompact isPressed={isRailOpen} onPress={onToggleRail} testId="search.filters">
              <SlidersHorizontal size={14} strokeWidth={1.75} aria-hidden />
              {t('filters')}
            </Button>
          )}
          {filters.length > 0 ? (
            <Button kind="quiet" isCompact onPress={onEditAsText} testId="search.edit-as-text">
              {t('filters.edit')}
            </Button>
          ) : null}
          {filters.length > 1 ? (
            <Button kind="quiet" isCompact onPress={() => onFilters([])}>
              {t('filters.clear')}
            </Button>
          ) : null}
        </span>
        {parts.length === 0 ? (
          <Button kind="quiet" isCompact className={styles.save ?? ''} onPress={onSave} testId="search.save">
            <Bookmark size={14} strokeWidth={1.75} aria-hidden />
            {t('save')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** Says the result once typing has settled. */
function Announcement({ facts }: { readonly facts: AnswerFacts | null }) {
  const [said, setSaid] = useState('');
  const words = facts ? `${facts.understood} · ${t('understood.count', { count: facts.total })}` : '';
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <span className="visually-hidden" aria-live="polite">
      {said}
    </span>
  );
}
