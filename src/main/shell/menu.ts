import type { MenuItemConstructorOptions } from 'electron';
import type { MenuLine, MenuName } from '../../shared/contract/desktop.ts';
import type { ElectronApi } from './electron-api.ts';

/** A menu as the page tells it. */
export interface PageMenu {
  readonly menu: MenuName;
  readonly label: string;
  readonly items: readonly MenuLine[];
}

/** What the shell itself does from the menu. */
export interface MenuActions {
  newWindow(): void;
  openArchive(): void;
  /** A command of the page was chosen; the page of the window in front runs it. */
  command(id: string): void;
}

/** The menu bar: the page's commands, and around them what is the window's own. Holds nothing that is not built. */
export function menuTemplate(
  menus: readonly PageMenu[],
  actions: MenuActions,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  const own: Record<MenuName, { readonly before: MenuItemConstructorOptions[]; readonly after: MenuItemConstructorOptions[] }> = {
    file: {
      before: [
        { label: 'New Window', accelerator: 'CmdOrCtrl+N', click: () => actions.newWindow() },
        { label: 'Open Archive…', click: () => actions.openArchive() },
        RULE,
      ],
      after: [RULE, { role: platform === 'darwin' ? 'close' : 'quit' }],
    },
    edit: { before: [], after: [RULE, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }] },
    view: { before: [], after: [RULE, { role: 'togglefullscreen' }] },
    article: NOTHING,
    collection: NOTHING,
    go: NOTHING,
    help: NOTHING,
  };
  const labels: Partial<Record<MenuName, string>> = { file: 'File', edit: 'Edit', view: 'View' };
  const named = (name: MenuName): MenuItemConstructorOptions[] => {
    const menu = menus.find((candidate) => candidate.menu === name);
    const label = menu?.label ?? labels[name];
    const submenu = tidy([
      ...own[name].before,
      ...(menu?.items ?? []).map((line) => pageItem(line, actions)),
      ...own[name].after,
    ]);
    return label === undefined || submenu.length === 0 ? [] : [{ label, submenu }];
  };
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    ...(['file', 'edit', 'view', 'article', 'collection', 'go'] as const).flatMap(named),
    { role: 'windowMenu' },
    ...named('help'),
  ];
}

/** Puts the menu bar up, and again each time the page tells other commands. */
export function setupMenu(
  { Menu }: Pick<ElectronApi, 'Menu'>,
  actions: MenuActions,
  platform: NodeJS.Platform,
): (menus: readonly PageMenu[]) => void {
  const put = (menus: readonly PageMenu[]) =>
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menus, actions, platform)));
  put([]);
  return put;
}

const RULE: MenuItemConstructorOptions = { type: 'separator' };
const NOTHING = { before: [], after: [] };

function pageItem(line: MenuLine, actions: MenuActions): MenuItemConstructorOptions {
  if (line.kind === 'rule') return RULE;
  return {
    label: line.label,
    enabled: line.enabled,
    ...(line.checked === undefined ? {} : { type: 'checkbox', checked: line.checked }),
    // Shown only: the page hears its own keys, and hears them where it can tell typing from commanding.
    ...(line.accelerator ? { accelerator: line.accelerator, registerAccelerator: false } : {}),
    click: () => actions.command(line.id),
  };
}

/** No rule first, last, or after another. */
function tidy(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.filter((item, index) => {
    if (item.type !== 'separator') return true;
    return index > 0 && index < items.length - 1 && items[index - 1]?.type !== 'separator';
  });
}
