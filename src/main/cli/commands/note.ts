import { notEmpty, type Register } from '../command.ts';
import { manyLines } from '../text-lines.ts';

/** `note`: notes on articles. */
export const note: Register = (program, act) => {
  const group = program.command('note').description('notes on articles').helpCommand(false);

  group
    .command('ls')
    .description('list them')
    .argument('[id]', 'only of one article')
    .action(
      act(async (session, articleId: string | undefined) => {
        const { notes } = await (await session.archive()).notes.list(articleId === undefined ? {} : { articleId });
        session.print({ notes }, () => notes.map((one) => `${one.id}  ${one.articleId}\n${manyLines(one.text)}`).join('\n\n'));
      }),
    );
  group
    .command('add')
    .description('write one; - reads it from stdin')
    .argument('<id>', 'the article')
    .argument('<text>')
    .action(
      act(async (session, articleId: string, given: string) => {
        const text =
          given === '-'
            ? Buffer.from(await session.world.stdin())
                .toString('utf8')
                .trimEnd()
            : given;
        const made = await (await session.archive()).notes.add({ articleId, text: notEmpty('The note', text) });
        session.print({ ...made.note, articleId }, () => made.note.id);
      }),
    );
  group
    .command('rm')
    .description('remove one')
    .argument('<note-id>')
    .action(
      act(async (session, noteId: string) => {
        const removed = await (await session.archive()).notes.remove({ noteId });
        session.print({ id: removed.noteId }, () => `removed ${removed.noteId}`);
      }),
    );
};
