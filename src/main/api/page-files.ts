import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { ArchiveError } from '../../shared/archive-error.ts';

/** One file of the app's page. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The files of the app's page by their path on the app's origin. */
export interface PageFiles {
  /** By path, whatever query follows it. Null for every path that was not there at the start. */
  get(url: string): Promise<PageFile | null>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Lists the built page once. A request is then looked up in that list and never turned into a path. */
export async function listPageFiles(folder: string): Promise<PageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new ArchiveError('failed', `The page is not built: ${folder} cannot be read. Run \`npm run build\` first.`, { cause });
  });
  const files = new Map<string, { readonly file: string; readonly type: string }>();
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, file).split(sep).join('/')}`, { file, type });
  }
  if (!files.has('/index.html'))
    throw new ArchiveError('failed', `The page is not built: ${folder} has no index.html. Run \`npm run build\` first.`);
  return {
    async get(url) {
      const [path = ''] = url.split('?');
      const known = files.get(path === '/' ? '/index.html' : path);
      return known ? { type: known.type, bytes: await readFile(known.file) } : null;
    },
  };
}
