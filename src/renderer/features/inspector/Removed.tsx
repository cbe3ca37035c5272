import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Removed as RemovedPiece } from '../../../shared/contract/shapes/block.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { t } from './messages.ts';
import styles from './Removed.module.css';

interface Props {
  readonly removed: readonly RemovedPiece[];
  readonly isReadOnly: boolean;
  readonly onRestore: (index: number, restored: boolean, text: string) => void;
}

/** What cleaning took away, by rule, with the words themselves; each can be put back into the text. */
export function Removed({ removed, isReadOnly, onRestore }: Props) {
  const [isOpen, setOpen] = useState(true);
  const [openRule, setOpenRule] = useState<string | null>(null);
  const rules = [...new Set(removed.map(({ rule }) => rule))];
  return (
    <section className={styles.section} data-testid="inspector.removed">
      <h3 className={styles.heading}>
        <button type="button" aria-expanded={isOpen} className={styles.toggle} onClick={() => setOpen(!isOpen)}>
          <ChevronRight size={14} aria-hidden className={cx('mirrors', isOpen && styles.turned)} />
          {t('removed', { count: removed.length })}
        </button>
      </h3>
      {isOpen && removed.length === 0 ? <p className={styles.none}>{t('removed.none')}</p> : null}
      {isOpen
        ? rules.map((rule) => {
            const pieces = removed.map((piece, index) => ({ piece, index })).filter(({ piece }) => piece.rule === rule);
            const isRuleOpen = openRule === rule;
            return (
              <div key={rule}>
                <button
                  type="button"
                  className={styles.rule}
                  aria-expanded={isRuleOpen}
                  onClick={() => setOpenRule(isRuleOpen ? null : rule)}
                  data-testid="inspector.removed.rule"
                >
                  <span>{ruleWords(rule)}</span>
                  <span className={styles.count}>{pieces.length}</span>
                </button>
                {isRuleOpen ? (
                  <ul className={styles.pieces}>
                    {pieces.map(({ piece, index }) => (
                      <li key={index} className={styles.piece}>
                        <p dir="auto" className={styles.text}>
                          {piece.instead === undefined ? piece.text : changeLines(piece.text, piece.instead)}
                        </p>
                        <p className={styles.where}>
                          {piece.where}
                          {piece.restored ? ` · ${t('removed.restored')}` : ''}
                          {isReadOnly ? null : (
                            <Button
                              kind="link"
                              isCompact
                              onPress={() =>
                                onRestore(
                                  index,
                                  !piece.restored,
                                  piece.text.length > 40 ? `${piece.text.slice(0, 40)}…` : piece.text,
                                )
                              }
                              testId="inspector.removed.restore"
                            >
                              {piece.restored ? t('removed.remove') : t('removed.restore')}
                            </Button>
                          )}
                        </p>
                      </li>
                    ))}
                  </ul>
                ) : null}
              </div>
            );
          })
        : null}
    </section>
  );
}

/** Words as they were and as they are, each pair on its line, what shows nothing named by its number. */
function changeLines(text: string, instead: string): string {
  const now = instead.split('\n');
  const lines = text.split('\n').map((was, at) => `${shown(was)} → ${shown(now[at] ?? '')}`);
  const more = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), ...(more > 0 ? [t('removed.more', { count: more })] : [])].join('\n');
}

const MOST_LINES = 30;

const shown = (word: string): string =>
  word.replace(
    /[\p{Cf}\p{Cc}\u00a0]/gu,
    (character) => `⟨U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );

/** A rule's id as words: `related-links` is “Related links”. */
function ruleWords(rule: string): string {
  const words = rule.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
