import { cliCapture } from '../../../shared/article-json.ts';
import type { Register } from '../command.ts';

/** `versions`: the captures of an article, newest first. */
export const versions: Register = (program, act) => {
  program
    .command('versions')
    .description('list the captures of an article')
    .argument('<id>')
    .action(
      act(async (session, id: string) => {
        const { captures } = await (await session.archive()).articles.captures({ id });
        session.print({ captures: captures.map(cliCapture) }, () =>
          captures.map((one) => `${one.id}  ${one.capturedAt}  ${one.method}  ${one.status}  ${one.bytes} bytes`).join('\n'),
        );
      }),
    );
};
