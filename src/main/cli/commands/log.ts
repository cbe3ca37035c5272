import type { CustodyEntry } from '../../../shared/contract/fixity.ts';
import { type Register, wholeNumber } from '../command.ts';
import { EXIT, UsageError } from '../failure.ts';
import { oneLine } from '../text-lines.ts';

interface Options {
  readonly newest?: true;
  readonly limit?: number;
  readonly article?: string;
  readonly raw?: true;
  readonly heads?: true;
}

const PAGE = 500;

/** `log`: the custody log, a record a line; `--raw` prints the lines of the journal, which `sha256sum` can check. */
export const log: Register = (program, act) => {
  program
    .command('log')
    .description('the custody log: everything that was done, in order')
    .option('--newest', 'the newest first')
    .option('--limit <n>', 'at most so many records', wholeNumber(1))
    .option('--article <id>', 'only what was done to one article')
    .option('--raw', 'the lines of the journal as they are: SHA-256, a space, the record')
    .option('--heads', 'only the newest record of each journal, as writer:number:hash, to be kept elsewhere')
    .action(
      act(async (session, { newest, limit = Number.POSITIVE_INFINITY, article, raw, heads }: Options) => {
        if (raw && session.json) throw new UsageError('Give --raw or --json, not both.');
        const client = await session.archive();
        if (heads) {
          if (newest || article !== undefined || raw) throw new UsageError('--heads stands alone.');
          const told = await client.archive.heads();
          session.print(told, () => told.heads.map((head) => `${head.writer}:${head.seq}:${head.hash}`).join('\n'));
          return EXIT.done;
        }
        let cursor: string | null = null;
        for (let left = limit; left > 0; ) {
          const page: { records: CustodyEntry[]; next: string | null } = await client.archive.log(
            {
              order: newest ? 'newest' : 'oldest',
              limit: Math.min(PAGE, left),
              cursor,
              ...(article === undefined ? {} : { articleId: article }),
            },
            { signal: session.world.signal },
          );
          for (const record of page.records)
            session.line(recordOf(record), () => (raw ? `${record.hash} ${record.raw}` : lineOf(record)));
          left -= page.records.length;
          cursor = page.next;
          if (cursor === null) break;
        }
        return EXIT.done;
      }),
    );
};

/** The record as it was written, with the hash that names it. */
function recordOf({ hash, raw }: CustodyEntry): object {
  return { hash, ...(JSON.parse(raw) as object) };
}

const lineOf = ({ at, writer, sentence }: CustodyEntry): string =>
  `${at.replace(/\.\d+Z$/, 'Z')}  ${writer}  ${oneLine(sentence)}`;
