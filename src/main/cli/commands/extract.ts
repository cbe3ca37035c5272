import { basename } from 'node:path';
import * as z from 'zod';
import { blocksToHtml } from '../../../shared/block-html.ts';
import { blocksToText } from '../../../shared/block-text.ts';
import { readPage } from '../../archive/archive.ts';
import type { Register } from '../command.ts';
import { EXIT, failureOf, UsageError } from '../failure.ts';
import { json, linesOf, readGiven } from '../read-given.ts';
import type { Session } from '../session.ts';
import { oneLine } from '../text-lines.ts';
import type { Extractor } from '../world.ts';

/** `extract`: reads pages without storing anything. */
export const extract: Register = (program, act) => {
  program
    .command('extract')
    .description('read pages without storing them')
    .argument('[file...]', 'saved pages or texts, also .gz')
    .option('--url <url>', 'where the file came from')
    .option('--batch <list>', 'JSON Lines of {id, file, url?, charset?}; - reads stdin')
    .action(
      act(async (session, files: string[], { url, batch }: { readonly url?: string; readonly batch?: string }) => {
        if (files.length === 0 && batch === undefined) throw new UsageError('Name files, or --batch LIST.');
        if (url !== undefined && files.length !== 1) throw new UsageError('--url is about one file.');
        const pages: Page[] = files.map((file) => ({ file, ...(url === undefined ? {} : { url }) }));
        if (batch !== undefined) {
          const lines = await linesOf(session.world, batch);
          pages.push(...lines.map((line, i) => pageOf(line, `${batch}, line ${i + 1}`)));
        }
        const failed = await extractAll(session, pages);
        return failed === 0 ? EXIT.done : failed === pages.length ? EXIT.failed : EXIT.partly;
      }),
    );
};

interface Page {
  readonly id?: string;
  readonly file: string;
  readonly url?: string;
  readonly charset?: string;
}

const page = z.object({ id: z.string(), file: z.string().min(1), url: z.string().nullish(), charset: z.string().nullish() });

function pageOf(line: string, where: string): Page {
  const parsed = page.safeParse(json(line, where));
  if (!parsed.success) throw new UsageError(`${where}: a line is {id, file, url?, charset?}. ${z.prettifyError(parsed.error)}`);
  const { id, file, url, charset } = parsed.data;
  return { id, file, ...(url ? { url } : {}), ...(charset ? { charset } : {}) };
}

/** As many at once as there are extractor threads to keep busy; lines come as pages are done. */
const AT_ONCE = 3;

async function extractAll(session: Session, pages: readonly Page[]): Promise<number> {
  const extractor = session.world.openExtractor();
  const waiting = [...pages];
  let failed = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (!(await extractOne(session, extractor, next))) failed += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await extractor.close();
  }
  return failed;
}

async function extractOne(session: Session, extractor: Extractor, { id, file, url, charset }: Page): Promise<boolean> {
  const { signal } = session.world;
  const named = id === undefined ? { file } : { id, file };
  try {
    signal.throwIfAborted();
    const bytes = await readGiven(session.world, file);
    const { warnings: doubts, ...request } = await readPage({ name: basename(file), bytes, url, charset });
    const start = performance.now();
    const reading = await extractor.extract(request, signal);
    const { title, byline, siteName, publishedAt, modifiedAt, lang, dir, excerpt, blocks, removed, warnings } = reading;
    const text = blocksToText(blocks);
    const tookMs = Math.round(performance.now() - start);
    session.line(
      {
        ...named,
        ...{ title, byline, siteName, publishedAt, modifiedAt, lang, dir, excerpt, text },
        html: blocksToHtml(blocks),
        blocks,
        removed: removed.map(({ rule, text: taken, where }) => ({ rule, text: taken, where })),
        warnings: [...doubts, ...warnings],
        tookMs,
      },
      () => `${oneLine(title)}\n\n${text}\n`,
    );
    return true;
  } catch (error) {
    const { code, message } = failureOf(error, signal);
    session.line({ ...named, error: { code, message } }, () => `failed  ${file}: ${oneLine(message)}`);
    return false;
  }
}
