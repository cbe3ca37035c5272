import { Option } from 'commander';
import type { SaveOptions, SaveResult } from '../../../shared/contract/captures.ts';
import type { ArchiveClient } from '../../../shared/contract/client.ts';
import { expandPath } from '../../archive/archive.ts';
import { argumentSources, type GivenSource, listSources, readySources, type SourceReader } from '../add-sources.ts';
import { gather, notEmpty, type Register } from '../command.ts';
import { EXIT, failureOf, UsageError } from '../failure.ts';
import type { Session } from '../session.ts';
import { oneLine } from '../text-lines.ts';

interface Options {
  readonly url?: string;
  readonly as?: 'text' | 'html';
  readonly title?: string;
  readonly published?: string;
  readonly tag: readonly string[];
  readonly collection?: string;
  readonly engine: 'auto' | 'fetch';
  readonly images: boolean;
  readonly fromList?: string;
  readonly fromJsonl?: string;
}

/** `add`: saves addresses, files, folders, stdin, lists and ready texts. */
export const add: Register = (program, act) => {
  program
    .command('add')
    .description('save addresses, files, folders, or - for stdin')
    .argument('[source...]', 'addresses, files, folders, -')
    .option('--url <url>', 'where a file or a text came from')
    .addOption(new Option('--as <kind>', 'read it as').choices(['text', 'html']))
    .option('--title <title>', 'its title')
    .option('--published <date>', 'when it was published: 2024, 2024-12, 2024-12-09T14:00')
    .option('--tag <tag>', 'a tag; may be repeated', gather, [])
    .option('--collection <path>', 'put it in a collection, made if missing')
    .addOption(new Option('--engine <engine>', 'how pages are fetched').choices(['auto', 'fetch']).default('auto'))
    .option('--no-images', 'without the images of a page')
    .option('--from-list <file>', 'addresses or paths, one a line; after a path, a tab and its address')
    .option('--from-jsonl <file>', 'ready texts: {id, title?, date?, text, lang?, source?} a line')
    .action(
      act(async (session, args: string[], options: Options) => {
        refuseContradictions(args, options);
        const client = await session.madeArchive();
        const reader: SourceReader = { world: session.world, expand: (path) => expandPath(path, session.world.fs) };
        const tally = { done: 0, failed: 0 };
        for await (const chunk of chunks(sources(args, options, reader))) {
          await saveChunk(client, session, chunk, saveOptions(options), tally);
        }
        if (tally.done + tally.failed === 0) throw new UsageError('Nothing was found to save.');
        if (tally.failed === 0) return EXIT.done;
        return tally.done === 0 ? EXIT.failed : EXIT.partly;
      }),
    );
};

/** Enough to keep the archive busy, few enough that thousands of results do not build up. */
const CHUNK = 200;

function refuseContradictions(args: readonly string[], options: Options): void {
  if (args.length === 0 && options.fromList === undefined && options.fromJsonl === undefined) {
    throw new UsageError('Say what to save: addresses, files, folders, - for stdin, --from-list FILE or --from-jsonl FILE.');
  }
  const many = args.length > 1 || options.fromList !== undefined || options.fromJsonl !== undefined;
  const single = (['url', 'title', 'published'] as const).find((name) => options[name] !== undefined);
  if (many && single !== undefined) throw new UsageError(`--${single} is about one source, and several were given.`);
  for (const tag of options.tag) notEmpty('A tag', tag);
  const stdin = [...args, options.fromList, options.fromJsonl].filter((source) => source === '-').length;
  if (stdin > 1) throw new UsageError('Stdin (-) can be read once only.');
}

function saveOptions(options: Options): Partial<SaveOptions> {
  const { as, title, published, tag, collection, engine, images } = options;
  return {
    ...(as === undefined ? {} : { as }),
    ...(title === undefined ? {} : { title }),
    ...(published === undefined ? {} : { published }),
    ...(collection === undefined ? {} : { collection }),
    tags: [...tag],
    engine,
    images,
  };
}

async function* sources(args: readonly string[], options: Options, reader: SourceReader): AsyncGenerator<GivenSource> {
  yield* argumentSources(args, options, reader);
  if (options.fromList !== undefined) yield* listSources(options.fromList, reader);
  if (options.fromJsonl !== undefined) yield* readySources(options.fromJsonl, reader);
}

/** Cuts the sources into calls; one call has one answer to whether private addresses are allowed. */
async function* chunks(all: AsyncIterable<GivenSource>): AsyncGenerator<GivenSource[]> {
  let chunk: GivenSource[] = [];
  for await (const one of all) {
    if (chunk.length === CHUNK || (chunk[0] !== undefined && chunk[0].allowPrivate !== one.allowPrivate)) {
      yield chunk;
      chunk = [];
    }
    chunk.push(one);
  }
  if (chunk.length > 0) yield chunk;
}

/** Saves one chunk and tells of each source once: when it is settled, or that it was not done because the call ended. */
async function saveChunk(
  client: ArchiveClient,
  session: Session,
  chunk: readonly GivenSource[],
  options: Partial<SaveOptions>,
  tally: { done: number; failed: number },
): Promise<void> {
  const { signal } = session.world;
  const waiting = new Map(chunk.map((one, index) => [index, one]));
  const tell = (index: number, result: SaveResult): void => {
    waiting.delete(index);
    if (result.status === 'failed') tally.failed += 1;
    else tally.done += 1;
    session.line(asJson(result), () => text(result));
  };
  let ended: unknown = new Error('The archive ended the call before all was saved.');
  try {
    const input = {
      sources: chunk.map((one) => one.source),
      options: { ...options, allowPrivate: chunk[0]?.allowPrivate ?? false },
    };
    if (!signal.aborted) {
      for await (const event of await client.captures.save(input, { signal })) {
        const given = chunk[event.index]?.given ?? '';
        if (event.type === 'result') tell(event.index, { ...withHint(event.result, given), source: given });
        else session.progress(`${tally.done + tally.failed} done, ${event.stage}: ${oneLine(given)}`);
      }
    }
  } catch (error) {
    ended = error;
  }
  const { code, message } = failureOf(ended, signal);
  for (const [index, { given }] of [...waiting]) {
    tell(index, { source: given, status: 'failed', warnings: [], error: { code, message: `${given}: not saved. ${message}` } });
  }
}

const FILE_NAME = /^[^/]*\.(html?|xhtml|mhtml|txt|text|md|markdown|pdf|gz|warc|wacz|jsonl?)$/i;

/** `example.com/story` is read as a path; who meant an address is told how to write one. */
function withHint(result: SaveResult, given: string): SaveResult {
  if (result.error?.code !== 'not-found' || !/^[\w-]+(\.[\w-]+)+(\/|$)/.test(given) || FILE_NAME.test(given)) return result;
  return { ...result, error: { ...result.error, message: `${result.error.message} For a web address, write https://${given}.` } };
}

function asJson(result: SaveResult) {
  const { source, status, articleId, captureId, title, publishedAt, lang, warnings, error } = result;
  if (status === 'failed') return { source, status, warnings, error };
  return {
    source,
    status,
    articleId,
    captureId,
    title: title ?? null,
    publishedAt: publishedAt ?? null,
    lang: lang ?? null,
    warnings,
  };
}

function text({ source, status, articleId, title, warnings, error }: SaveResult): string {
  const said = status === 'failed' ? oneLine(error?.message ?? '') : `${articleId ?? ''}  ${oneLine(title ?? source)}`;
  return [`${status}  ${said}`, ...warnings.map((warning) => `    ${oneLine(warning)}`)].join('\n');
}
