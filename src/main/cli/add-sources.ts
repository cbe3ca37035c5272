import { isUtf8 } from 'node:buffer';
import { join, relative, resolve } from 'node:path';
import * as z from 'zod';
import type { Source } from '../../shared/contract/captures.ts';
import { isPrivateHost } from '../archive/archive.ts';
import { UsageError } from './failure.ts';
import { json, linesOf } from './read-given.ts';
import type { World } from './world.ts';

/** Something to save, the name it was given by, and whether a private address was typed by hand. */
export interface GivenSource {
  readonly given: string;
  readonly source: Source;
  readonly allowPrivate: boolean;
}

export interface SourceOptions {
  readonly url?: string | undefined;
  readonly as?: 'text' | 'html' | undefined;
}

export interface SourceReader {
  readonly world: World;
  /** The files of a folder that can be saved, or the file itself; absolute paths. */
  expand(path: string): AsyncIterable<string>;
}

/** The sources of arguments: addresses, files, folders, and `-` for stdin. */
export async function* argumentSources(
  args: readonly string[],
  options: SourceOptions,
  reader: SourceReader,
): AsyncGenerator<GivenSource> {
  for (const given of args) {
    if (given === '-') yield { given, source: textSource(await reader.world.stdin(), options), allowPrivate: false };
    else if (isAddress(given)) yield { given, source: { kind: 'url', url: given }, allowPrivate: isPrivateHost(given) };
    else yield* pathSources(given, options.url, reader);
  }
}

/** The sources of a list: one address or path a line; after a path, a tab and the address it came from. */
export async function* listSources(file: string, reader: SourceReader): AsyncGenerator<GivenSource> {
  for (const line of await linesOf(reader.world, file)) {
    const [given = '', url] = line.split('\t');
    if (isAddress(given)) yield { given, source: { kind: 'url', url: given }, allowPrivate: false };
    else yield* pathSources(given, url || undefined, reader);
  }
}

/** The ready texts of a JSON Lines file. A line that is none is refused by its number before anything is saved. */
export async function* readySources(file: string, reader: SourceReader): AsyncGenerator<GivenSource> {
  const lines = await linesOf(reader.world, file);
  const texts = lines.map((line, i) => readyText(line, `${file}, line ${i + 1}`));
  for (const text of texts) {
    yield { given: text.id, source: { kind: 'ready', ...text }, allowPrivate: false };
  }
}

const ready = z.object({
  id: z.string().min(1),
  title: z.string().nullish(),
  date: z.string().nullish(),
  text: z.string(),
  lang: z.string().nullish(),
  source: z.string().nullish(),
});

function readyText(line: string, where: string) {
  const parsed = ready.safeParse(json(line, where));
  if (!parsed.success)
    throw new UsageError(`${where}: a ready text is {id, title?, date?, text, lang?, source?}. ${z.prettifyError(parsed.error)}`);
  const { id, text, title, date, lang, source } = parsed.data;
  return {
    id,
    text,
    ...(title ? { title } : {}),
    ...(date ? { date } : {}),
    ...(lang ? { lang } : {}),
    ...(source ? { source } : {}),
  };
}

async function* pathSources(given: string, url: string | undefined, reader: SourceReader): AsyncGenerator<GivenSource> {
  const path = resolve(reader.world.cwd, given);
  const asPath = (found: string, shown: string): GivenSource => ({
    given: shown,
    source: { kind: 'path', path: found, ...(url === undefined ? {} : { url }) },
    allowPrivate: false,
  });
  try {
    for await (const found of reader.expand(path))
      yield asPath(found, found === path ? given : join(given, relative(path, found)));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'not-found')) throw error;
    // The archive says what is wrong with it, as with any other source that cannot be read.
    yield asPath(path, given);
  }
}

function textSource(bytes: Uint8Array, { url, as }: SourceOptions): Source {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const kind = as ?? (/^\W*(<!doctype html|<html[\s>]|<!--)/i.test(start) ? 'html' : 'text');
  const from = url === undefined ? {} : { url };
  if (isUtf8(bytes))
    return {
      kind: 'text',
      text: Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
      as: kind,
      ...from,
    };
  // Another charset: only the bytes themselves can be read rightly.
  return {
    kind: 'file',
    name: kind === 'html' ? 'stdin.html' : 'stdin.txt',
    bytes: Buffer.from(bytes).toString('base64'),
    ...from,
  };
}

const isAddress = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
