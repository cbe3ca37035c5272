import type { OfferedCommand } from '../ui/commands.ts';
import type { MenuEntry } from '../ui/Menu.tsx';
import type { AppContext } from './app-context.ts';
import type { Command, CommandGroup } from './command.ts';
import { COMMANDS } from './commands.ts';
import { type Keyboard, shownKeys } from './keys.ts';
import { t } from './messages/en.ts';

export const KEYBOARD: Keyboard = {
  isMac: /mac|iphone|ipad/i.test(navigator.platform),
  isBrowser: Reflect.get(window, 'pressmarkHost') === undefined,
};

/** A command as controls show it now; null where the host does not lend what it needs. */
export function offer(id: string, app: AppContext): OfferedCommand | null {
  const command = COMMANDS.find((one) => one.id === id);
  if (!command || !isLent(command, app)) return null;
  const enabled = command.enabled?.(app) ?? true;
  return {
    id,
    title: command.titleNow?.(app) ?? t(command.title),
    keys: shownKeys(command.keys, KEYBOARD),
    disabledBecause: enabled === true ? null : t(enabled),
    ...(command.isOn ? { isOn: command.isOn(app) } : {}),
    run: () => {
      if (enabled === true) command.run(app);
    },
  };
}

/** A command as a line of a menu. */
export function menuEntry(id: string, app: AppContext): MenuEntry | null {
  const offered = offer(id, app);
  if (!offered) return null;
  const { title, keys, disabledBecause, isOn, run } = offered;
  return { id, title, keys, disabledBecause, run, ...(isOn === undefined ? {} : { isOn }) };
}

const GROUPS: readonly CommandGroup[] = ['file', 'edit', 'view', 'article', 'collection', 'go', 'help'];

/** The menu of the window: every command that has a place in it, by group. */
export function appMenu(app: AppContext): MenuEntry[] {
  return GROUPS.map((group) => ({
    id: group,
    title: t(`group.${group}`),
    entries: COMMANDS.filter((command) => command.group === group && command.menu !== undefined)
      .sort((a, b) => (a.menu ?? 0) - (b.menu ?? 0))
      .flatMap((command) => menuEntry(command.id, app) ?? []),
  }));
}

/** The menu of a row: what can be done with the selected articles here. */
export function rowMenu(app: AppContext): MenuEntry[] {
  const isTrash = app.locator.scope.kind === 'trash';
  const ids = isTrash
    ? ['article.open', 'article.restore', 'article.purge']
    : COMMANDS.filter(({ inRowMenu }) => inRowMenu).map(({ id }) => id);
  return ids.flatMap((id) => menuEntry(id, app) ?? []);
}

function isLent({ needs }: Command, app: AppContext): boolean {
  return !needs?.includes('desktop') || app.archive.host.desktop !== undefined;
}
