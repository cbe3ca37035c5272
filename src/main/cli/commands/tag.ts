import type { ArchiveClient } from '../../../shared/contract/client.ts';
import { notEmpty, type Register } from '../command.ts';
import { withKnownIds } from '../known-ids.ts';
import { oneLine, plural } from '../text-lines.ts';

/** `tag`: tags. */
export const tag: Register = (program, act) => {
  const group = program.command('tag').description('tags').helpCommand(false);

  group
    .command('ls')
    .description('list them')
    .action(
      act(async (session) => {
        const { tags } = await (await session.archive()).tags.list();
        session.print({ tags }, () => tags.map((one) => `${oneLine(one.tag)}  ${one.count}`).join('\n'));
      }),
    );
  for (const verb of ['add', 'remove'] as const) {
    group
      .command(verb)
      .description(verb === 'add' ? 'put a tag on articles' : 'take a tag off articles')
      .argument('<tag>')
      .argument('<id...>')
      .action(
        act((session, name: string, ids: string[]) =>
          withKnownIds(session, ids, async (client, known) => {
            const { articleIds } = await client.tags[verb]({ tag: notEmpty('The tag', name), target: { ids: known } });
            const answer = { ...(await counted(client, name)), articleIds };
            session.print(answer, () => `${oneLine(name)}: ${plural(articleIds.length, 'article')} changed`);
          }),
        ),
      );
  }
  // Renaming onto a tag that is there merges the two; both words are what people look for.
  for (const verb of ['rename', 'merge'] as const) {
    group
      .command(verb)
      .description(verb === 'rename' ? 'give a tag another name' : 'make one tag of two')
      .argument('<tag>')
      .argument(verb === 'rename' ? '<to>' : '<into>')
      .action(
        act(async (session, name: string, to: string) => {
          const client = await session.archive();
          const { articleIds } = await client.tags.rename({ tag: name, to: notEmpty('The new tag', to) });
          session.print(
            { ...(await counted(client, to)), articleIds },
            () => `${oneLine(to)}: ${plural(articleIds.length, 'article')} changed`,
          );
        }),
      );
  }
};

async function counted(client: ArchiveClient, name: string): Promise<{ tag: string; count: number }> {
  const { tags } = await client.tags.list();
  return tags.find((one) => one.tag === name) ?? { tag: name, count: 0 };
}
