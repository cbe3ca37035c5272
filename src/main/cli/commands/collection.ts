import type { Collection } from '../../../shared/contract/library.ts';
import { notEmpty, type Register } from '../command.ts';
import { UsageError } from '../failure.ts';
import { withKnownIds } from '../known-ids.ts';
import { collectionByPath } from '../pages.ts';
import { oneLine, plural } from '../text-lines.ts';

/** `collection`: nested collections, named by path. */
export const collection: Register = (program, act) => {
  const group = program.command('collection').description('nested collections, named by path: River/Witness').helpCommand(false);

  group
    .command('ls')
    .description('list them')
    .action(
      act(async (session) => {
        const { collections } = await (await session.archive()).collections.list();
        session.print({ collections: collections.map(asJson) }, () => collections.map(text).join('\n'));
      }),
    );
  group
    .command('new')
    .description('make one, and those above it')
    .argument('<path>')
    .action(
      act(async (session, path: string) => {
        const made = await (await session.archive()).collections.create({ path: notEmpty('The path', path) });
        session.print(asJson(made.collection), () => text(made.collection));
      }),
    );
  group
    .command('rename')
    .description('give one another name')
    .argument('<path>')
    .argument('<name>')
    .action(
      act(async (session, path: string, name: string) => {
        if (name.includes('/'))
          throw new UsageError('A name has no slash. To put a collection inside another, use `collection move`.');
        const client = await session.archive();
        const { id } = await collectionByPath(client, path);
        const renamed = await client.collections.rename({ id, name: notEmpty('The name', name) });
        session.print(asJson(renamed.collection), () => text(renamed.collection));
      }),
    );
  group
    .command('move')
    .description('put one inside another; / is the top')
    .argument('<path>')
    .argument('<into>')
    .action(
      act(async (session, path: string, into: string) => {
        const client = await session.archive();
        const { id } = await collectionByPath(client, path);
        const parentId = /^\/*$/.test(into) ? null : (await collectionByPath(client, into)).id;
        const moved = await client.collections.move({ id, parentId });
        session.print(asJson(moved.collection), () => text(moved.collection));
      }),
    );
  group
    .command('rm')
    .description('remove one and those inside it; the articles stay')
    .argument('<path>')
    .action(
      act(async (session, path: string) => {
        const client = await session.archive();
        const { id } = await collectionByPath(client, path);
        const { removed } = await client.collections.remove({ id });
        session.print({ collections: removed.map((one) => asJson(one.collection)) }, () =>
          removed.map((one) => `removed ${text(one.collection)}`).join('\n'),
        );
      }),
    );
  for (const verb of ['add', 'remove'] as const) {
    group
      .command(verb)
      .description(verb === 'add' ? 'put articles into one' : 'take articles out of one')
      .argument('<path>')
      .argument('<id...>')
      .action(
        act(async (session, path: string, ids: string[]) => {
          const { id } = await collectionByPath(await session.archive(), path);
          return withKnownIds(session, ids, async (client, known) => {
            const change = verb === 'add' ? client.collections.addArticles : client.collections.removeArticles;
            const { articleIds } = await change({ id, target: { ids: known } });
            const now = await collectionByPath(client, path);
            session.print({ ...asJson(now), articleIds }, () => `${text(now)}: ${plural(articleIds.length, 'article')} changed`);
          });
        }),
      );
  }
};

const asJson = ({ id, path, count }: Collection) => ({ id, path, count });
const text = ({ path, count }: Collection): string => `${oneLine(path)}  ${count}`;
