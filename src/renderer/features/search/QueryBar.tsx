import { ChevronDown, Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { t } from './messages.ts';
import styles from './QueryBar.module.css';
import { type Known, type Suggestion, suggestionsFor } from './suggestions.ts';
import { piecesOf } from './syntax.ts';
import { isEnough } from './when-to-search.ts';

const DEBOUNCE_MS = 80;

interface Props {
  readonly query: string;
  readonly placeholder: string;
  readonly known: Known;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** While typing: results follow, nothing else changes. */
  readonly onType: (query: string) => void;
  /** Enter: run what is typed and go to the first row. */
  readonly onRun: (query: string) => void;
  readonly onLeave: () => void;
  readonly onHelp: () => void;
}

/** The query bar: results follow 80 ms after typing stops, Enter always runs what was typed, suggestions only when asked for. */
export function QueryBar({ query, placeholder, known, inputRef, onType, onRun, onLeave, onHelp }: Props) {
  const [typed, setTyped] = useState(query);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [scrolled, setScrolled] = useState(0);
  const [isFocused, setFocused] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const sent = useRef(query);
  const id = useId();

  useEffect(() => {
    if (query === sent.current) return;
    sent.current = query;
    setTyped(query);
  }, [query]);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);

  const pieces = piecesOf(typed).map((piece, nth) => ({ key: `${nth} ${piece.text}`, piece }));
  const suggestions = isOpen ? suggestionsFor(typed, known) : [];
  const send = (text: string, how: (query: string) => void) => {
    clearTimeout(timer.current ?? undefined);
    sent.current = text;
    how(text);
  };
  const change = (text: string, isComposing: boolean) => {
    setTyped(text);
    setActive(-1);
    setOpen(text.trim() === '' || /[\s(]?-?[a-z]+:[^\s]*$/i.test(text));
    clearTimeout(timer.current ?? undefined);
    if (!isComposing && isEnough(text)) timer.current = setTimeout(() => send(text, onType), DEBOUNCE_MS);
  };
  const accept = (suggestion: Suggestion) => {
    setTyped(suggestion.text);
    setActive(-1);
    inputRef.current?.focus();
    if (suggestion.text.endsWith(':')) setOpen(true);
    else {
      setOpen(false);
      send(suggestion.text, onRun);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = suggestions[active];
    switch (event.key) {
      case 'ArrowDown':
        if (!isOpen) setOpen(true);
        setActive(Math.min(active + 1, suggestions.length - 1));
        break;
      case 'ArrowUp':
        setActive(Math.max(active - 1, -1));
        break;
      case 'Tab':
        if (!chosen || event.shiftKey) return;
        accept(chosen);
        break;
      case 'Enter':
        setOpen(false);
        if (chosen && event.ctrlKey) accept(chosen);
        else if (chosen) accept(chosen);
        else send(typed, onRun);
        break;
      case 'Escape':
        if (isOpen && suggestions.length > 0) setOpen(false);
        else onLeave();
        break;
      case '?':
        if (typed !== '') return;
        setOpen(false);
        onHelp();
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  return (
    <search className={cx(styles.bar, isFocused && styles.focused)}>
      <Search size={16} strokeWidth={1.75} aria-hidden className={styles.icon} />
      <div className={styles.field}>
        <div className={styles.painted} aria-hidden style={{ transform: `translateX(${-scrolled}px)` }}>
          {pieces.map(({ key, piece }) => (
            <span key={key} className={cx(piece.isSyntax && styles.syntax)}>
              {piece.text}
            </span>
          ))}
        </div>
        <input
          ref={inputRef}
          className={styles.input}
          role="combobox"
          aria-label={t('bar')}
          aria-expanded={suggestions.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          {...(active >= 0 ? { 'aria-activedescendant': `${id}-${active}` } : {})}
          type="text"
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          placeholder={placeholder}
          value={typed}
          data-testid="search.input"
          onChange={(event) =>
            change(event.target.value, event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)
          }
          onCompositionEnd={(event) => change(event.currentTarget.value, false)}
          onKeyDown={onKeyDown}
          onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}
          onSelect={(event) => setScrolled(event.currentTarget.scrollLeft)}
          onFocus={(event) => {
            setFocused(true);
            event.currentTarget.select();
          }}
          onBlur={() => {
            setFocused(false);
            setOpen(false);
          }}
        />
      </div>
      {typed === '' ? (
        <Kbd keys="/" />
      ) : (
        <IconButton
          icon={X}
          label={t('bar.clear')}
          size={14}
          testId="search.clear"
          onPress={() => {
            setTyped('');
            send('', onRun);
          }}
        />
      )}
      {typed === '' ? null : (
        <IconButton
          icon={ChevronDown}
          label={t('bar.suggest')}
          size={14}
          isExpanded={suggestions.length > 0}
          onPress={() => {
            inputRef.current?.focus();
            setOpen(!isOpen);
          }}
        />
      )}
      <div
        role="listbox"
        id={id}
        aria-label={t('bar.suggest')}
        className={cx(styles.suggestions, suggestions.length === 0 && styles.none)}
        tabIndex={-1}
      >
        {suggestions.map((suggestion, nth) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which has the focus
          // biome-ignore lint/a11y/useFocusableInteractive: the active option is named by aria-activedescendant
          <div
            key={suggestion.id}
            id={`${id}-${nth}`}
            role="option"
            aria-selected={nth === active}
            className={cx(styles.suggestion, nth === active && styles.active)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => accept(suggestion)}
          >
            <span className={styles.group}>{suggestions[nth - 1]?.group === suggestion.group ? '' : suggestion.group}</span>
            <bdi className={styles.shown}>{suggestion.shown}</bdi>
            <bdi className={styles.hint}>{suggestion.hint}</bdi>
          </div>
        ))}
      </div>
    </search>
  );
}
