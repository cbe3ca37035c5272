import type { AppContext } from './app-context.ts';
import type { MessageKey } from './messages/en.ts';

export type CommandGroup = 'file' | 'edit' | 'view' | 'go' | 'article' | 'collection' | 'help';

/** One thing the window can do (D20): menus, keys, tooltips and the shortcut sheet all come from here. */
export interface Command {
  readonly id: string;
  readonly title: MessageKey;
  readonly group: CommandGroup;
  readonly keys?: Keys;
  /** Absent where the host does not lend it. */
  readonly needs?: readonly 'desktop'[];
  /** The title as things stand, where it says more: “Undo move 3 to Trash”. */
  titleNow?(app: AppContext): string;
  /** True, or why it cannot run now. */
  enabled?(app: AppContext): true | MessageKey;
  isOn?(app: AppContext): boolean;
  run(app: AppContext): void;
  /** Its place in the menu; absent: palette and keys only. */
  readonly menu?: number;
  readonly inRowMenu?: boolean;
}

/** Keys as written in UX 2.19, `Ctrl` being ⌘ on a Mac. */
export interface Keys {
  readonly main?: string;
  readonly mac?: string;
  readonly others?: string;
  /** More keys that do the same. */
  readonly also?: readonly string[];
  /** A key without modifiers: works in list, reader and chart only, and can be switched off. */
  readonly single?: string;
  /** Browsers keep this key for themselves: in a page the command has none. */
  readonly isBrowserOwn?: boolean;
  /** Works while typing too. */
  readonly whileTyping?: boolean;
}
