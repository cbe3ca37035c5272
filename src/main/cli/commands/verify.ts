import { resolve } from 'node:path';
import type { CheckPart, HeadAnchor, VerifyInput, VerifyReport } from '../../../shared/contract/fixity.ts';
import { readAnchor } from '../../archive/archive.ts';
import { gather, type Register } from '../command.ts';
import { EXIT, UsageError } from '../failure.ts';
import type { Session } from '../session.ts';
import { plural } from '../text-lines.ts';

interface Options {
  readonly quick?: true;
  readonly full?: true;
  readonly subset?: string;
  readonly sinceLastCheck?: true;
  readonly against: readonly string[];
}

/** `verify`: reads what is stored and compares it with its hashes; exit 1 when something is damaged. */
export const verify: Register = (program, act) => {
  program
    .command('verify')
    .description('check every stored byte against its hash')
    .option('--quick', 'names and sizes only')
    .option('--full', 'read everything (unless said otherwise)')
    .option('--subset <n/t>', 'part n of t of all files, the same part each time')
    .option('--since-last-check', 'only what was saved since the last check of everything')
    .option(
      '--against <head>',
      'an anchor.txt, or writer:number:hash, that the journal must not be behind; may be repeated',
      gather,
      [],
    )
    .action(
      act(async (session, options: Options) => {
        const input = await inputOf(session, options);
        const client = await session.archive();
        for await (const step of await client.archive.verify(input, { signal: session.world.signal })) {
          if (step.type === 'progress') {
            session.progress(`Checked ${step.done} of ${step.of}`);
            continue;
          }
          const { report } = step;
          session.print(report, () => reportText(report));
          return report.state === 'clean' ? EXIT.done : EXIT.failed;
        }
        throw new Error('The check ended without a report.');
      }),
    );
};

async function inputOf(session: Session, { quick, full, subset, sinceLastCheck, against }: Options): Promise<VerifyInput> {
  if (quick && full) throw new UsageError('Give --quick or --full, not both.');
  const part = subset === undefined ? undefined : partOf(subset);
  const heads: HeadAnchor[] = [];
  for (const given of against) heads.push(...(await headsOf(session, given)));
  return {
    mode: quick ? 'quick' : 'full',
    subset: part,
    against: heads,
    ...(sinceLastCheck ? { scope: { kind: 'since-last-check' as const } } : {}),
  };
}

function partOf(text: string): CheckPart {
  const [, n, t] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const part = { n: Number(n), t: Number(t) };
  if (!(part.n >= 1 && part.t >= part.n && part.t <= 100_000))
    throw new UsageError(`“${text}” is no part: say n/t, such as 1/30, with n from 1 to t.`);
  return part;
}

/** One head as it is written, or all that a file names. */
async function headsOf({ world }: Session, given: string): Promise<HeadAnchor[]> {
  const written = readAnchor(given);
  if (written.length > 0) return written;
  const path = resolve(world.cwd, given);
  if ((await world.fs.stat(path))?.kind !== 'file')
    throw new UsageError(`“${given}” is neither a file nor a head such as writer:12:sha256. \`log --heads\` prints heads.`);
  const heads = readAnchor(new TextDecoder('utf-8').decode(await world.fs.readFile(path)));
  if (heads.length === 0) throw new UsageError(`${given} names no head: a line of it must be writer:number:sha256.`);
  return heads;
}

function reportText(report: VerifyReport): string {
  const { objects, ok, changed, missing, orphans, journal, files, anchors, state, articles, captures } = report;
  const mark = (known: boolean) => (known ? ' (known)' : '');
  return [
    `${plural(ok, 'object')} of ${objects} unchanged; ${plural(captures.checked, 'capture')} of ${plural(articles, 'article')}; ${plural(journal.records, 'journal record')}`,
    ...(anchors.checked > 0 ? [`${plural(anchors.checked - anchors.behind.length, 'head')} of ${anchors.checked} held`] : []),
    ...changed.map((one) => `changed: ${one.path} (${one.articleIds.join(', ')})${mark(one.isKnown)}`),
    ...missing.map(
      (one) =>
        `${one.reason === 'elsewhere' ? 'kept online, not on this computer now' : 'missing'}: ${one.path} (${one.articleIds.join(', ')})${mark(one.isKnown)}`,
    ),
    ...orphans.map((one) => `belongs to nothing: ${one}`),
    ...files.map((one) => `${one.path}: ${one.problem}`),
    ...journal.problems,
    ...journal.known.map((one) => `lost before: ${one}`),
    ...(report.recorded ? [] : ['This check is not in the custody log: the archive is open for reading only.']),
    state === 'clean' ? 'The archive is clean.' : 'The archive is damaged.',
  ].join('\n');
}
