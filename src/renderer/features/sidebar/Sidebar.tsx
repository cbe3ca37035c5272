import { Archive, ChevronDown } from 'lucide-react';
import type { Scope } from '../../../shared/contract/shapes/result-spec.ts';
import { scopeText } from '../../../shared/scope-text.ts';
import { Button } from '../../ui/Button.tsx';
import { MenuButton, type MenuEntry } from '../../ui/Menu.tsx';
import { t } from './messages.ts';
import styles from './Sidebar.module.css';
import { SidebarTree, type SidebarTreeProps } from './SidebarTree.tsx';

interface Props extends Omit<SidebarTreeProps, 'selected'> {
  readonly archiveName: string;
  readonly archiveMenu: readonly MenuEntry[];
  readonly scope: Scope;
  /** The saved search the window shows, if it is one. */
  readonly openSearch: string | null;
}

/** The window's start edge: the archive and its menu, and what is in it. */
export function Sidebar({ archiveName, archiveMenu, scope, openSearch, ...tree }: Props) {
  return (
    <div className={styles.sidebar}>
      <div className={styles.archive}>
        <MenuButton label={t('menu.archive')} entries={archiveMenu}>
          <Button kind="quiet" className={styles.archiveButton ?? ''} testId="sidebar.archive">
            <Archive size={16} strokeWidth={1.75} aria-hidden />
            <bdi className={styles.archiveName}>{archiveName}</bdi>
            <ChevronDown size={14} aria-hidden />
          </Button>
        </MenuButton>
      </div>
      <SidebarTree {...tree} selected={openSearch ? `search:${openSearch}` : scopeText(scope)} />
    </div>
  );
}
