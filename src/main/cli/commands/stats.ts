import type { Register } from '../command.ts';

/** `stats`: counts and sizes. */
export const stats: Register = (program, act) => {
  program
    .command('stats')
    .description('counts and sizes')
    .action(
      act(async (session) => {
        const { articles, captures, objects, bytes, indexBytes, languages, sources, first, last } = await (
          await session.archive()
        ).archive.stats();
        const answer = { articles, captures, objects, bytes, indexBytes, languages, sources, first, last };
        session.print(answer, () =>
          Object.entries(answer)
            .map(
              ([name, value]) =>
                `${name}: ${
                  typeof value === 'object' && value !== null
                    ? Object.entries(value)
                        .map(([lang, n]) => `${lang} ${n}`)
                        .join(', ')
                    : (value ?? 'none')
                }`,
            )
            .join('\n'),
        );
      }),
    );
};
