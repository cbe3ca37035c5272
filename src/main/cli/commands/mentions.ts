import * as z from 'zod';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import { readMentions } from '../../archive/archive.ts';
import type { Register } from '../command.ts';
import { UsageError } from '../failure.ts';
import { json, linesOf } from '../read-given.ts';
import { oneLine } from '../text-lines.ts';

/** `mentions`: finds dates in given texts without storing anything. */
export const mentions: Register = (program, act) => {
  program
    .command('mentions')
    .description('find dates in texts without storing them')
    .requiredOption('--batch <list>', 'JSON Lines of {id, text, lang?, reference?}; - reads stdin')
    .action(
      act(async (session, { batch }: { readonly batch: string }) => {
        const texts = (await linesOf(session.world, batch)).map((line, i) => textOf(line, `${batch}, line ${i + 1}`));
        for (const { id, ...given } of texts) {
          session.world.signal.throwIfAborted();
          const found = (await readMentions(given)).map(({ text, start, end, value, precision, certainty }) => ({
            ...{ text, start, end, value, precision, certainty },
          }));
          session.line({ id, mentions: found }, () =>
            found.map(({ value, text }) => `${id}  ${value}  ${oneLine(text)}`).join('\n'),
          );
        }
      }),
    );
};

const given = z.object({ id: z.string(), text: z.string(), lang: z.string().nullish(), reference: z.string().nullish() });

interface GivenText {
  readonly id: string;
  readonly text: string;
  readonly lang?: string;
  readonly writtenAt?: Dated;
}

function textOf(line: string, where: string): GivenText {
  const parsed = given.safeParse(json(line, where));
  if (!parsed.success)
    throw new UsageError(`${where}: a line is {id, text, lang?, reference?}. ${z.prettifyError(parsed.error)}`);
  const { id, text, lang, reference } = parsed.data;
  return { id, text, ...(lang ? { lang } : {}), ...(reference ? { writtenAt: writtenAt(reference, where) } : {}) };
}

/** Local time as written: what offset it bears does not move the day. */
function writtenAt(reference: string, where: string): Dated {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/.exec(
    reference,
  );
  if (match === null) throw new UsageError(`${where}: reference is a date of ISO 8601, like 2024-12-09T14:00.`);
  const parts = match.slice(1, 7).filter((part) => part !== undefined);
  const value = reference.slice(0, LENGTHS[parts.length - 1]);
  const precision = PRECISIONS[parts.length - 1] ?? 'day';
  return { value, precision, zone: match[7] ?? null, certainty: 'stated', raw: reference };
}

const LENGTHS = [4, 7, 10, 13, 16, 19];
const PRECISIONS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
