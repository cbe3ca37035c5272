import type { Scope } from '../../../shared/contract/shapes/result-spec.ts';
import type { AppContext } from '../app-context.ts';
import type { Command } from '../command.ts';
import { stepBack } from '../escape-ladder.ts';
import { moveBy, nextUnread } from '../moving.ts';

/** Moving about: places, articles, hits, regions. */
export const GO_COMMANDS: readonly Command[] = [
  {
    id: 'go.back',
    title: 'command.go.back',
    group: 'go',
    keys: { mac: 'Ctrl+[', others: 'Alt+ArrowLeft' },
    run: (app) => app.back(),
    menu: 1,
  },
  {
    id: 'go.forward',
    title: 'command.go.forward',
    group: 'go',
    keys: { mac: 'Ctrl+]', others: 'Alt+ArrowRight' },
    run: (app) => app.forward(),
    menu: 2,
  },
  place('go.all', 'command.go.all', { kind: 'all' }, 3),
  place('go.unread', 'command.go.unread', { kind: 'unread' }, 4),
  place('go.starred', 'command.go.starred', { kind: 'starred' }, 5),
  place('go.needs-care', 'command.go.needs-care', { kind: 'needs-care' }, 6),
  place('go.trash', 'command.go.trash', { kind: 'trash' }, 7),
  {
    id: 'go.query',
    title: 'command.go.query',
    group: 'go',
    keys: { main: 'Ctrl+L', single: '/', whileTyping: true },
    run: (app) => app.focusQuery(),
    menu: 8,
  },
  {
    id: 'go.search-everything',
    title: 'command.go.search-everything',
    group: 'go',
    keys: { main: 'Ctrl+Shift+F', whileTyping: true },
    run: (app) => {
      app.go({ scope: { kind: 'all' } });
      app.focusQuery();
    },
    menu: 9,
  },
  {
    id: 'go.next-hit',
    title: 'command.go.next-hit',
    group: 'go',
    keys: { mac: 'Ctrl+G', others: 'F3', also: ['F3'], whileTyping: true },
    enabled: (app) => app.locator.query !== '' || 'why.noHits',
    run: (app) => app.stepHit(1),
    menu: 10,
  },
  {
    id: 'go.previous-hit',
    title: 'command.go.previous-hit',
    group: 'go',
    keys: { mac: 'Ctrl+Shift+G', others: 'Shift+F3', also: ['Shift+F3'], whileTyping: true },
    enabled: (app) => app.locator.query !== '' || 'why.noHits',
    run: (app) => app.stepHit(-1),
    menu: 11,
  },
  {
    id: 'go.next-article',
    title: 'command.go.next-article',
    group: 'go',
    keys: { single: 'j' },
    run: (app) => void moveBy(app, 1),
  },
  {
    id: 'go.previous-article',
    title: 'command.go.previous-article',
    group: 'go',
    keys: { single: 'k' },
    run: (app) => void moveBy(app, -1),
  },
  {
    id: 'go.next-unread',
    title: 'command.go.next-unread',
    group: 'go',
    keys: { single: 'n' },
    run: (app) => void nextUnread(app),
  },
  {
    id: 'go.page',
    title: 'command.go.page',
    group: 'go',
    keys: { single: 'Space' },
    run: (app) => {
      if (!app.reader.page(1)) void nextUnread(app);
    },
  },
  {
    id: 'go.page-up',
    title: 'command.go.page-up',
    group: 'go',
    keys: { single: 'Shift+Space' },
    run: (app) => void app.reader.page(-1),
  },
  {
    id: 'go.next-region',
    title: 'command.go.next-region',
    group: 'go',
    keys: { main: 'F6', whileTyping: true },
    run: (app) => app.stepRegion(1),
  },
  {
    id: 'go.previous-region',
    title: 'command.go.previous-region',
    group: 'go',
    keys: { main: 'Shift+F6', whileTyping: true },
    run: (app) => app.stepRegion(-1),
  },
  { id: 'go.escape', title: 'command.go.escape', group: 'go', keys: { main: 'Escape' }, run: stepBack },
  {
    id: 'go.new-arrivals',
    title: 'command.go.new-arrivals',
    group: 'go',
    keys: { single: '.' },
    enabled: (app) => app.state.arrivals > 0 || 'why.noArrivals',
    run: (app) => void app.results.refresh(),
  },
];

function place(id: string, title: Command['title'], scope: Scope, menu: number): Command {
  const run = (app: AppContext) => app.go({ scope, query: '', filters: [], sort: null, order: null, timeline: null });
  return { id, title, group: 'go', run, menu };
}
