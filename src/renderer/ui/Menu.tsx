import { Check, ChevronRight } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator, SubmenuTrigger, Text } from 'react-aria-components';
import { Kbd } from './Kbd.tsx';
import styles from './Menu.module.css';

/** One line of a menu: an action, a submenu, or a dividing line. */
export type MenuEntry =
  | {
      readonly id: string;
      readonly title: string;
      readonly run: () => void;
      readonly keys?: string | null;
      readonly isOn?: boolean;
      /** Why it cannot be chosen now. */
      readonly disabledBecause?: string | null;
    }
  | { readonly id: string; readonly title: string; readonly entries: readonly MenuEntry[] }
  | { readonly id: string; readonly line: true };

interface MenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

interface MenuButtonProps extends MenuProps {
  /** The button that opens it. */
  readonly children: ReactElement;
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
}

/** A button with a menu under it. */
export function MenuButton({ children, label, entries, placement = 'bottom start' }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles.popover ?? ''} placement={placement} offset={4}>
        <MenuBody label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

interface ContextMenuProps extends MenuProps {
  /** Where it opens, in the window; null while closed. */
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly onClose: () => void;
}

/** A menu at a point of the window: under the pointer, or at the row the keyboard is on. */
export function ContextMenu({ label, entries, at, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  if (!at) return null;
  return (
    <>
      <span ref={anchor} aria-hidden style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      <Popover
        aria-label={label}
        className={styles.popover ?? ''}
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
        placement="bottom start"
        offset={2}
      >
        <MenuBody label={label} entries={entries} onDone={onClose} />
      </Popover>
    </>
  );
}

function MenuBody({ label, entries, onDone }: MenuProps & { readonly onDone?: () => void }) {
  return (
    <AriaMenu aria-label={label} className={styles.menu ?? ''} {...(onDone ? { onClose: onDone } : {})}>
      {entries.map((entry) => item(entry))}
    </AriaMenu>
  );
}

function item(entry: MenuEntry): ReactElement {
  if ('line' in entry) return <Separator key={entry.id} className={styles.line ?? ''} />;
  if ('entries' in entry) {
    return (
      <SubmenuTrigger key={entry.id}>
        <MenuItem id={entry.id} textValue={entry.title} className={styles.item ?? ''}>
          <span className={styles.mark} />
          <span>{entry.title}</span>
          <ChevronRight size={14} aria-hidden className="mirrors" />
        </MenuItem>
        <Popover className={styles.popover ?? ''} offset={-2}>
          <MenuBody label={entry.title} entries={entry.entries} />
        </Popover>
      </SubmenuTrigger>
    );
  }
  const { disabledBecause } = entry;
  return (
    <MenuItem
      key={entry.id}
      id={entry.id}
      textValue={entry.title}
      isDisabled={Boolean(disabledBecause)}
      onAction={entry.run}
      className={styles.item ?? ''}
      data-testid={`menu.${entry.id}`}
    >
      <span className={styles.mark}>{entry.isOn ? <Check size={14} aria-hidden /> : null}</span>
      <span>{entry.title}</span>
      {disabledBecause ? (
        <Text slot="description" className={styles.why ?? ''}>
          {disabledBecause}
        </Text>
      ) : entry.keys ? (
        <span aria-hidden>
          <Kbd keys={entry.keys} />
        </span>
      ) : null}
    </MenuItem>
  );
}
