import { Option } from 'commander';
import type { Axis, Bin, LaneBy, Unit } from '../../../shared/contract/timeline.ts';
import type { Register } from '../command.ts';
import { oneLine } from '../text-lines.ts';

interface Options {
  readonly query: string;
  readonly axis: Axis;
  readonly unit: Unit | 'auto';
  readonly by: LaneBy;
  readonly zone: string;
}

/** `timeline`: coverage over time, in calendar bins. */
export const timeline: Register = (program, act) => {
  program
    .command('timeline')
    .description('count coverage over time')
    .option('--query <query>', 'only what a query finds', '')
    .addOption(
      new Option('--axis <axis>', 'which date').choices(['published', 'updated', 'captured', 'mentioned']).default('published'),
    )
    .addOption(
      new Option('--unit <unit>', 'length of a bin')
        .choices(['auto', 'hour', 'day', 'week', 'month', 'quarter', 'year', 'decade'])
        .default('auto'),
    )
    .addOption(new Option('--by <what>', 'lanes').choices(['none', 'source', 'lang', 'collection', 'tag']).default('none'))
    .option('--zone <zone>', 'time zone, such as Europe/Istanbul', 'UTC')
    .action(
      act(async (session, options: Options) => {
        const answer = await (await session.archive()).timeline.bins(
          { ...options, maxLanes: 1000 },
          { signal: session.world.signal },
        );
        const { axis, unit, zone, undated, total, lanes } = answer;
        const bins = answer.bins.map(asJson);
        const coarse = answer.coarse.map(asJson);
        session.print(
          {
            ...{ axis, unit, zone, bins, coarse, undated, total },
            ...(options.by === 'none' ? {} : { lanes: lanes.map(({ key, label, count }) => ({ key, label, count })) }),
          },
          () => text(bins, coarse, answer),
        );
      }),
    );
};

const asJson = ({ start, end, count, lanes }: Bin) => ({ start, end, count, ...(lanes ? { lanes } : {}) });

function text(
  bins: ReturnType<typeof asJson>[],
  coarse: ReturnType<typeof asJson>[],
  answer: { unit: Unit; zone: string; undated: number; total: number },
): string {
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const bar = (count: number) => '█'.repeat(Math.ceil((count / most) * 40));
  return [
    `By ${answer.unit}, ${oneLine(answer.zone)}`,
    ...bins.filter((bin) => bin.count > 0).map((bin) => `${bin.start}  ${String(bin.count).padStart(6)}  ${bar(bin.count)}`),
    ...coarse.map((bin) => `${bin.start} to ${bin.end}  ${bin.count} known no closer`),
    `${answer.undated} undated, ${answer.total} in all`,
  ].join('\n');
}
