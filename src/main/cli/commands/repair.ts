import { resolve } from 'node:path';
import { mendArchiveFiles } from '../../archive/archive.ts';
import { gather, type Register } from '../command.ts';
import { EXIT, UsageError } from '../failure.ts';
import type { Session } from '../session.ts';
import { plural } from '../text-lines.ts';

const STAGES = {
  journals: 'Reading the journals',
  checking: 'Checking',
  restoring: 'Looking for lost files',
  searching: 'Searching',
  rebuilding: 'Building again',
} as const;

/** `repair`: mends what can be mended and deletes nothing; exit 3 when parts are lost. */
export const repair: Register = (program, act) => {
  program
    .command('repair')
    .description('mend the archive from its own parts and from copies; deletes nothing')
    .option('--from <path>', 'a backup, another archive, any folder or file to take lost files from; may be repeated', gather, [])
    .action(
      act(async (session, options: { readonly from: readonly string[] }) => {
        const from = await placesOf(session, options.from);
        // An archive without its own file does not open, so that one comes first.
        const clock = { now: () => Date.now(), monotonic: () => performance.now() };
        const files = await mendArchiveFiles(session.folder, { fs: session.world.fs, clock, from });
        const client = await session.archive();
        for await (const step of await client.archive.repair({ from }, { signal: session.world.signal })) {
          if (step.type === 'progress') {
            session.progress(`${STAGES[step.stage]}: ${step.done} of ${step.of}`);
            continue;
          }
          const { restored, lost, state } = step.report;
          const rebuilt = [...files.rebuilt.map((what) => ({ what, name: what })), ...step.report.rebuilt];
          const quarantined = [...files.quarantined, ...step.report.quarantined];
          session.print(
            { restored: restored.length, rebuilt: rebuilt.length, lost, state, quarantined, details: { restored, rebuilt } },
            () =>
              [
                `${plural(restored.length, 'file')} put back, ${plural(rebuilt.length, 'part')} made again, ${plural(quarantined.length, 'damaged copy')} kept in quarantine`.replace(
                  'copys',
                  'copies',
                ),
                ...restored.map((one) => `put back: ${one.object} from ${one.from}`),
                ...rebuilt.map((one) => `made again: ${one.what} ${one.name}`),
                ...lost.map((one) => `lost: ${one.name}: ${one.text}${articlesText(one.articles)}`),
                state === 'whole'
                  ? 'Nothing is lost.'
                  : 'What is lost is listed above. A backup or another copy may hold it: --from.',
              ].join('\n'),
          );
          return state === 'whole' ? EXIT.done : EXIT.partly;
        }
        throw new Error('The repair ended without a report.');
      }),
    );
};

const articlesText = (articles: readonly { readonly id: string; readonly title: string }[]): string =>
  articles.length === 0 ? '' : ` (${articles.map(({ id, title }) => `${id} ${title}`).join('; ')})`;

async function placesOf({ world }: Session, given: readonly string[]): Promise<string[]> {
  const places: string[] = [];
  for (const one of given) {
    const path = resolve(world.cwd, one);
    if (one === '' || (await world.fs.stat(path)) === null) throw new UsageError(`--from “${one}”: nothing is there.`);
    places.push(path);
  }
  return places;
}
