import { ChevronDown, ChevronLeft, ChevronRight, Info, Menu as MenuIcon, PanelLeft, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { CommandButton } from '../ui/CommandButton.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { useApp } from './app-context.ts';
import type { View } from './location.ts';
import { t } from './messages/en.ts';
import { appMenu } from './offer.ts';
import styles from './Toolbar.module.css';

const VIEWS: readonly { readonly value: View; readonly title: string; readonly testId: string }[] = [
  { value: 'list', title: t('command.view.list'), testId: 'toolbar.view.list' },
  { value: 'timeline', title: t('command.view.timeline'), testId: 'toolbar.view.timeline' },
];

/** The top of the window: menu, back and forward, the query bar, views, Add. */
export function Toolbar({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const app = useApp();
  const { widthClass } = app.panes;
  const isSmall = widthClass === 'narrow' || widthClass === 'single';
  return (
    <header className={styles.toolbar} data-region="toolbar">
      <h1 className="visually-hidden">{title}</h1>
      <div className={styles.start}>
        {app.archive.host.desktop ? null : (
          <MenuButton label={t('app.menu')} entries={appMenu(app)}>
            <IconButton icon={MenuIcon} label={t('app.menu')} testId="toolbar.menu" />
          </MenuButton>
        )}
        <CommandButton command="view.sidebar" icon={PanelLeft} mirrors isUnpainted testId="toolbar.sidebar" />
        {widthClass === 'single' ? null : (
          <span className={styles.history}>
            <CommandButton command="go.back" icon={ChevronLeft} mirrors testId="toolbar.back" />
            <CommandButton command="go.forward" icon={ChevronRight} mirrors testId="toolbar.forward" />
          </span>
        )}
      </div>
      {children}
      {isSmall ? (
        <MenuButton
          label={t('toolbar.views')}
          placement="bottom end"
          entries={VIEWS.map(({ value, title }) => ({
            id: value,
            title,
            isOn: value === app.locator.view,
            run: () => app.go({ view: value }),
          }))}
        >
          <Button testId="toolbar.views">
            {VIEWS.find(({ value }) => value === app.locator.view)?.title}
            <ChevronDown size={14} aria-hidden />
          </Button>
        </MenuButton>
      ) : (
        <SegmentedControl
          label={t('toolbar.views')}
          value={app.locator.view}
          options={VIEWS}
          onChange={(view) => app.go({ view })}
        />
      )}
      {widthClass === 'single' ? (
        <CommandButton command="file.add" icon={Plus} testId="toolbar.add" />
      ) : (
        <CommandButton command="file.add" icon={Plus} text={t('toolbar.add')} testId="toolbar.add" />
      )}
      <CommandButton command="view.inspector" icon={Info} testId="toolbar.inspector" />
    </header>
  );
}
