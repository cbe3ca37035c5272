import { describe, expect, it } from 'vitest';
import { menuTemplate, type PageMenu } from './menu.ts';

const chosen: string[] = [];
const actions = {
  newWindow: () => void chosen.push('new'),
  openArchive: () => void chosen.push('open'),
  command: (id: string) => void chosen.push(id),
};
const MENUS: PageMenu[] = [
  {
    menu: 'file',
    label: 'File',
    items: [{ kind: 'command', id: 'file.add', label: 'Add…', enabled: true, accelerator: 'CmdOrCtrl+D' }],
  },
  {
    menu: 'view',
    label: 'View',
    items: [{ kind: 'command', id: 'view.sidebar', label: 'Sidebar', enabled: true, checked: true }, { kind: 'rule' }],
  },
  {
    menu: 'help',
    label: 'Help',
    items: [{ kind: 'command', id: 'help.shortcuts', label: 'Keyboard Shortcuts', enabled: false }],
  },
];

const shape = (menus: readonly PageMenu[], platform: NodeJS.Platform) =>
  menuTemplate(menus, actions, platform).map(({ label, role, submenu }) => ({
    name: label ?? role,
    items: Array.isArray(submenu) ? submenu.map((item) => item.label ?? item.role ?? '—') : [],
  }));

describe('the menu bar', () => {
  it('holds what the window itself can do before the page has said anything', () => {
    expect(shape([], 'linux')).toEqual([
      { name: 'File', items: ['New Window', 'Open Archive…', '—', 'quit'] },
      { name: 'Edit', items: ['cut', 'copy', 'paste'] },
      { name: 'View', items: ['togglefullscreen'] },
      { name: 'windowMenu', items: [] },
    ]);
    expect(shape([], 'darwin')[0]).toEqual({ name: 'appMenu', items: [] });
  });

  it('holds the page’s commands among them, and runs them in the page', () => {
    expect(shape(MENUS, 'linux').map(({ items }) => items)).toEqual([
      ['New Window', 'Open Archive…', '—', 'Add…', '—', 'quit'],
      ['cut', 'copy', 'paste'],
      ['Sidebar', '—', 'togglefullscreen'],
      [],
      ['Keyboard Shortcuts'],
    ]);
    for (const { submenu } of menuTemplate(MENUS, actions, 'linux')) {
      for (const item of Array.isArray(submenu) ? submenu : []) item.click?.({} as never, undefined, {} as never); // the actions look at none of them
    }
    expect(chosen).toEqual(['new', 'open', 'file.add', 'view.sidebar', 'help.shortcuts']);
  });
});
