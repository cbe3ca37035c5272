import { resolve } from 'node:path';
import type { Register } from '../command.ts';
import { notEmpty } from '../command.ts';
import { EXIT } from '../failure.ts';
import { plural } from '../text-lines.ts';

/** `backup`: brings a folder up to the archive, or reads one again; exit 1 when the backup is not whole. */
export const backup: Register = (program, act) => {
  program
    .command('backup')
    .description('copy what is new into a folder that is itself an archive, and check the copy')
    .argument('<folder>', 'a new or empty folder, or an earlier backup; best on another disk')
    .option('--verify', 'copy nothing: read the backup again, every byte')
    .action(
      act(async (session, folder: string, { verify }: { readonly verify?: true }) => {
        const to = resolve(session.world.cwd, notEmpty('The folder', folder));
        const client = await session.archive();
        const mode = verify ? 'verify' : 'copy';
        for await (const step of await client.archive.backup({ to, mode }, { signal: session.world.signal })) {
          if (step.type === 'progress') {
            session.progress(`${verify ? 'Checked' : 'Copied'} ${step.done} of ${step.of}`);
            continue;
          }
          const { report } = step;
          session.print(report, () =>
            [
              verify
                ? `${plural(report.objects, 'file')} in ${report.to} read again`
                : `${plural(report.copied, 'file')} (${report.bytes} bytes) copied to ${report.to}; ${plural(report.objects, 'file')} in it`,
              ...report.changed.map((one) => `changed: ${one}`),
              ...report.missing.map((one) => `missing: ${one}`),
              ...report.skipped.map((one) => (verify ? one : `not copied, damaged here: ${one}`)),
              report.verified
                ? 'The backup holds what was copied, byte for byte.'
                : 'The backup is not what was copied: make another one.',
              ...(report.verified && report.missing.length + report.skipped.length > 0
                ? ['It lacks what is missing or damaged in the archive: run verify, then repair.']
                : []),
            ].join('\n'),
          );
          if (!report.verified) return EXIT.failed;
          return report.missing.length + report.skipped.length > 0 ? EXIT.partly : EXIT.done;
        }
        throw new Error('The backup ended without a report.');
      }),
    );
};
