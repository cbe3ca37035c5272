import { firstToSettle } from '../../features/inspector/care-order.ts';
import type { AppContext } from '../app-context.ts';
import type { Command } from '../command.ts';
import { t } from '../messages/en.ts';
import { collectionOf } from '../scope-title.ts';
import { toCare } from '../to-care.ts';

const needsArticle = (app: AppContext) => {
  if (!app.chosen) return 'why.noArticle' as const;
  return app.isReadOnly() ? ('why.readOnly' as const) : true;
};

const needsCollection = (app: AppContext) => {
  if (app.isReadOnly()) return 'why.readOnly' as const;
  return collectionOf(app) !== null || ('why.notACollection' as const);
};

/** What can be done with the selected articles, and with collections. */
export const ARTICLE_COMMANDS: readonly Command[] = [
  {
    id: 'article.open',
    title: 'command.article.open',
    group: 'article',
    keys: { single: 'Enter', also: ['o'] },
    enabled: (app) => app.active !== null || 'why.noArticle',
    run: (app) => app.openArticle(),
    menu: 1,
    inRowMenu: true,
  },
  {
    id: 'article.star',
    title: 'command.article.star',
    group: 'article',
    keys: { single: 's' },
    titleNow: ({ active }) => t(active?.starred ? 'command.article.unstar' : 'command.article.star'),
    enabled: needsArticle,
    run: ({ chosen, active, actions }) => {
      if (chosen) void actions.star(chosen.target, !active?.starred);
    },
    menu: 2,
    inRowMenu: true,
  },
  {
    id: 'article.read',
    title: 'command.article.read',
    group: 'article',
    keys: { single: 'u' },
    titleNow: ({ active }) => t(active && !active.unread ? 'command.article.unread' : 'command.article.read'),
    enabled: needsArticle,
    run: ({ chosen, active, actions }) => {
      if (chosen) void actions.markRead(chosen.target, active?.unread ?? true);
    },
    menu: 3,
    inRowMenu: true,
  },
  {
    id: 'article.fix',
    title: 'command.article.fix',
    group: 'article',
    keys: { single: 'f' },
    enabled: ({ active }) => (active && active.needsCare.length > 0) || 'why.noCare',
    run: ({ panes }) => {
      if (!panes.inspector) panes.toggle('inspector');
      toCare();
    },
  },
  {
    id: 'article.right',
    title: 'command.article.right',
    group: 'article',
    keys: { single: 'y' },
    enabled: (app) => {
      if (app.isReadOnly()) return 'why.readOnly';
      return (app.active && firstToSettle(app.active.needsCare) !== null) || 'why.noCare';
    },
    run: ({ active, actions }) => {
      const code = active && firstToSettle(active.needsCare);
      if (active && code) void actions.settleCare(active.id, code, true);
    },
  },
  {
    id: 'article.tags',
    title: 'command.article.tags',
    group: 'article',
    keys: { single: 't' },
    enabled: needsArticle,
    run: ({ chosen, openSheet }) => {
      if (chosen) openSheet({ name: 'pick-tags', chosen });
    },
    menu: 4,
    inRowMenu: true,
  },
  {
    id: 'article.collections',
    title: 'command.article.collections',
    group: 'article',
    keys: { single: 'c' },
    enabled: needsArticle,
    run: ({ chosen, openSheet }) => {
      if (chosen) openSheet({ name: 'pick-collections', chosen });
    },
    menu: 5,
    inRowMenu: true,
  },
  {
    id: 'article.toggle-select',
    title: 'command.article.toggle-select',
    group: 'article',
    keys: { single: 'x' },
    enabled: (app) => app.active !== null || 'why.noArticle',
    run: ({ selecting }) => {
      if (selecting.activeIndex !== null && selecting.activeId) selecting.toggle(selecting.activeIndex, selecting.activeId);
    },
  },
  {
    id: 'article.remove',
    title: 'command.article.remove',
    group: 'article',
    keys: { mac: 'Ctrl+Backspace', others: 'Delete' },
    titleNow: (app) => {
      const collection = collectionOf(app);
      return collection ? t('command.article.remove-from', { name: collection.name }) : t('command.article.trash');
    },
    enabled: needsArticle,
    run: (app) => {
      const collection = collectionOf(app);
      if (!app.chosen || app.locator.scope.kind === 'trash') return;
      if (collection) void app.changes.takeArticles(collection, app.chosen.target);
      else void app.actions.trash(app.chosen.target);
    },
    menu: 6,
    inRowMenu: true,
  },
  {
    id: 'article.trash',
    title: 'command.article.trash',
    group: 'article',
    keys: { mac: 'Ctrl+Shift+Backspace', others: 'Shift+Delete' },
    enabled: needsArticle,
    run: ({ chosen, actions, locator }) => {
      if (chosen && locator.scope.kind !== 'trash') void actions.trash(chosen.target);
    },
    menu: 7,
    inRowMenu: true,
  },
  {
    id: 'article.restore',
    title: 'command.article.restore',
    group: 'article',
    enabled: needsArticle,
    run: ({ chosen, actions }) => {
      if (chosen) void actions.restore(chosen.target);
    },
    menu: 8,
  },
  {
    id: 'article.purge',
    title: 'command.article.purge',
    group: 'article',
    enabled: needsArticle,
    run: ({ chosen, openSheet }) => {
      if (chosen) openSheet({ name: 'purge', chosen });
    },
    menu: 9,
  },
  {
    id: 'collection.new',
    title: 'command.collection.new',
    group: 'collection',
    keys: { main: 'Ctrl+Shift+N', isBrowserOwn: true },
    enabled: (app) => !app.isReadOnly() || 'why.readOnly',
    run: (app) => app.openSheet({ name: 'name-collection', collection: null, parent: null }),
    menu: 1,
  },
  {
    id: 'collection.new-inside',
    title: 'command.collection.new-inside',
    group: 'collection',
    enabled: needsCollection,
    run: (app) => app.openSheet({ name: 'name-collection', collection: null, parent: collectionOf(app) }),
    menu: 2,
  },
  {
    id: 'collection.rename',
    title: 'command.collection.rename',
    group: 'collection',
    enabled: needsCollection,
    run: (app) => app.openSheet({ name: 'name-collection', collection: collectionOf(app), parent: null }),
    menu: 3,
  },
  {
    id: 'collection.move',
    title: 'command.collection.move',
    group: 'collection',
    enabled: needsCollection,
    run: (app) => {
      const collection = collectionOf(app);
      if (collection) app.openSheet({ name: 'move-collection', collection });
    },
    menu: 4,
  },
];
