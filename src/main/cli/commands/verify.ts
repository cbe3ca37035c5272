import type { Register } from '../command.ts';
import { EXIT, UsageError } from '../failure.ts';
import { plural } from '../text-lines.ts';

/** `verify`: reads what is stored and compares it with its hashes; exit 1 when something is damaged. */
export const verify: Register = (program, act) => {
  program
    .command('verify')
    .description('check every stored byte against its hash')
    .option('--quick', 'names and sizes only')
    .option('--full', 'read everything (unless said otherwise)')
    .action(
      act(async (session, { quick, full }: { readonly quick?: true; readonly full?: true }) => {
        if (quick && full) throw new UsageError('Give --quick or --full, not both.');
        const client = await session.archive();
        for await (const step of await client.archive.verify(
          { mode: quick ? 'quick' : 'full' },
          { signal: session.world.signal },
        )) {
          if (step.type === 'progress') {
            session.progress(`Checked ${step.done} of ${step.of}`);
            continue;
          }
          const { objects, bytes, ok, changed, missing, orphans, journal, state } = step.report;
          session.print({ objects, bytes, ok, changed, missing, orphans, journal, state }, () =>
            [
              `${plural(ok, 'object')} of ${objects} unchanged; ${plural(journal.records, 'journal record')}`,
              ...changed.map((one) => `changed: ${one.object} (${one.articleIds.join(', ')})`),
              ...missing.map((one) => `missing: ${one.object} (${one.articleIds.join(', ')})`),
              ...orphans.map((one) => `belongs to nothing: ${one}`),
              ...journal.problems,
              state === 'clean' ? 'The archive is clean.' : 'The archive is damaged.',
            ].join('\n'),
          );
          return state === 'clean' ? EXIT.done : EXIT.failed;
        }
        throw new Error('The check ended without a report.');
      }),
    );
};
