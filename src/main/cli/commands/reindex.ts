import type { Register } from '../command.ts';
import { plural } from '../text-lines.ts';

/** `reindex`: rebuilds everything derived from the truth. */
export const reindex: Register = (program, act) => {
  program
    .command('reindex')
    .description('rebuild catalogue and index')
    .action(
      act(async (session) => {
        const client = await session.archive();
        for await (const step of await client.archive.reindex(undefined, { signal: session.world.signal })) {
          if (step.type === 'progress') session.progress(`Indexed ${step.done} of ${step.of}`);
          else
            session.print({ articles: step.articles, tookMs: step.tookMs }, () => `${plural(step.articles, 'article')} indexed`);
        }
      }),
    );
};
