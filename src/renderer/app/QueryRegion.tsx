import type { RefObject } from 'react';
import { useRemembered } from '../client/ui-state.tsx';
import { t as words } from '../features/search/messages.ts';
import { QueryBar } from '../features/search/QueryBar.tsx';
import { UnderstoodStrip } from '../features/search/UnderstoodStrip.tsx';
import { useApp } from './app-context.ts';
import { t } from './messages/en.ts';
import { scopeTitle } from './scope-title.ts';

const RECENT = 5;

/** The query bar, joined to the window: typing changes what is found and nothing else (D2). */
export function QueryRegion({ inputRef }: { readonly inputRef: RefObject<HTMLInputElement | null> }) {
  const app = useApp();
  const { locator, sidebar, go, setTyping } = app;
  const [recent, setRecent] = useRemembered<readonly string[]>('here.recent', [], isStrings);
  const isEverywhere = locator.scope.kind === 'all';
  const run = (query: string) => {
    const text = query.trim();
    if (text !== '') setRecent([text, ...recent.filter((other) => other !== text)].slice(0, RECENT));
    setTyping(false);
    go({ query, ...(text === '' ? { sort: null, order: null } : {}) });
    app.focus('list');
  };
  return (
    <QueryBar
      inputRef={inputRef}
      query={locator.query}
      placeholder={
        isEverywhere
          ? words('bar.all', { count: sidebar?.counts.all ?? app.state.total })
          : words('bar.in', { place: scopeTitle(app) })
      }
      known={{ recent, saved: sidebar?.savedSearches ?? [], sources: sidebar?.sources ?? [], tags: sidebar?.tags ?? [] }}
      onType={(query) => {
        setTyping(query.trim() !== '');
        go({ query, ...(query.trim() === '' ? { sort: null, order: null } : {}) }, { replace: locator.query !== '' });
      }}
      onRun={run}
      onLeave={() => app.focus('list')}
      onHelp={() => app.openSheet({ name: 'search-help' })}
    />
  );
}

/** The Understood strip: there whenever the list is more than its place. */
export function StripRegion() {
  const app = useApp();
  const { locator, sidebar, state, panes, go } = app;
  if (locator.query.trim() === '' && locator.filters.length === 0) return null;
  const labelOf = (field: string, value: string): string | null =>
    field === 'source' ? (sidebar?.sources.find(({ source }) => source === value)?.label ?? null) : null;
  const here = scopeTitle(app);
  return (
    <UnderstoodStrip
      facts={state.facts}
      filters={locator.filters}
      place={here}
      places={[
        { id: 'here', title: here, isOn: true, run: () => undefined },
        ...(locator.scope.kind === 'all'
          ? []
          : [{ id: 'all', title: t('scope.all'), run: () => go({ scope: { kind: 'all' } as const }) }]),
      ]}
      labelOf={labelOf}
      isRailOpen={
        locator.view === 'list' && panes.widthClass !== 'narrow' && panes.widthClass !== 'single' ? panes.filters : null
      }
      onToggleRail={() => panes.toggle('filters')}
      onFilters={(filters) => go({ filters })}
      onQuery={(query) => {
        app.setTyping(false);
        go({ query });
      }}
      onEditAsText={() => {
        go({ query: [locator.query, ...locator.filters].filter((part) => part.trim() !== '').join(' '), filters: [] });
        app.focusQuery();
      }}
      onSave={() => (app.isReadOnly() ? app.toast({ message: t('why.readOnly') }) : app.openSheet({ name: 'save-search' }))}
    />
  );
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
