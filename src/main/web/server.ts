import { isArchiveError } from '../../shared/archive-error.ts';
import { freshLink } from '../api/fresh-link.ts';
import type { Installation } from '../api/installation.ts';
import { listPageFiles } from '../api/page-files.ts';
import { appHeaders } from '../api/page-policy.ts';
import { type StartedArchive, startArchive } from '../api/start-archive.ts';
import type { Logger, SettingsStore } from '../archive/ports.ts';
import { appServer, callsOf } from './app-listener.ts';
import { listenForContent } from './content-listener.ts';
import { devPages, forDevelopment } from './dev-pages.ts';
import { DOWNLOAD_PREFIX, makeDownloadFolder } from './downloads.ts';
import { listenOnLoopback } from './loopback.ts';
import { makeRunSecrets } from './run-secrets.ts';
import { offerScriptAccess, type ScriptAccess } from './script-access.ts';
import { fileSettings, settingsFile } from './settings.ts';

export { openInBrowser } from './open-in-browser.ts';

export interface ServeOptions {
  /** The archive's folder; a missing archive is served too, and its page offers to make it. */
  readonly folder: string;
  /** 0 chooses a free one. */
  readonly port: number;
  readonly installation: Installation;
  readonly logger: Logger;
  readonly settings?: SettingsStore;
}

export interface ServedArchive {
  /** A link that works once. */
  readonly url: string;
  /** The process that serves: another one when the archive was served already. */
  readonly pid: number;
  /** False when another process serves and this call only fetched a link from it. */
  readonly own: boolean;
  close(): Promise<void>;
}

/**
 * Serves an archive to the person's own browser on loopback. Where it is served already, answers with a fresh link to that host; where a process
 * without a page has it, serves a page that says so and offers to open it for reading.
 */
export async function serveArchive(options: ServeOptions): Promise<ServedArchive> {
  try {
    return await serveHere(options, 'refuse');
  } catch (error) {
    if (!isArchiveError(error) || error.code !== 'locked') throw error;
    const served = await freshLink(options.folder);
    return served ? { ...served, own: false, async close() {} } : serveHere(options, 'ask');
  }
}

async function serveHere(
  { folder, port, installation, logger, settings }: ServeOptions,
  whenLocked: 'refuse' | 'ask',
): Promise<ServedArchive> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const { threads, rendererDir, version } = installation;
    const developed = process.env.ELECTRON_RENDERER_URL;
    const pages = developed ? devPages(developed) : await listPageFiles(rendererDir);
    const secrets = makeRunSecrets();
    const downloads = await makeDownloadFolder();
    closers.push(() => downloads.remove());
    const opening = Promise.withResolvers<StartedArchive>();
    opening.promise.catch(() => undefined); // the caller is told below

    const calls = opening.promise.then(({ router }) => callsOf(router, logger));
    calls.catch(() => undefined);

    let app = '';
    const content = await listenForContent(
      { content: async (sha256) => (await opening.promise).content(sha256) },
      () => app,
      logger,
    );
    closers.push(() => content.close());
    const describe = async () => {
      const { name } = await (await opening.promise).client.archive.info();
      return { content: content.base, desktop: null, archiveName: name };
    };
    const pageHeaders = (own: number) => {
      const headers = appHeaders(content.origin, `ws://127.0.0.1:${own}`);
      return developed ? forDevelopment(headers, developed) : headers;
    };
    const listening = await listenOnLoopback(
      appServer((own) => ({
        calls,
        secrets,
        pages,
        downloads,
        logger,
        hosts: [`127.0.0.1:${own}`, `[::1]:${own}`],
        headers: pageHeaders(own),
        describe,
      })),
      port,
    );
    closers.push(() => listening.close());
    app = `http://127.0.0.1:${listening.port}`;

    const link = () => `${app}/?token=${secrets.mintToken()}`;
    let scripts: Promise<ScriptAccess | null> = Promise.resolve(null);
    closers.push(async () => (await scripts)?.remove());
    const archive = await startArchive({
      entry: threads.archive,
      logger,
      settings: settings ?? fileSettings(settingsFile()),
      link,
      options: {
        folder,
        process: 'web',
        workers: { extract: threads.extract, index: threads.index },
        downloads: { folder: downloads.folder, urlPrefix: DOWNLOAD_PREFIX },
        appVersion: version,
        ownPorts: [listening.port, content.port],
        whenLocked,
      },
      onHeld: (socketPath) => {
        scripts = offerScriptAccess(socketPath, { url: app, secret: secrets.scriptSecret }).catch((error: unknown) => {
          logger.warn('Scripts cannot be told how to call', { error });
          return null;
        });
      },
    }).catch((error: unknown) => {
      opening.reject(error);
      throw error;
    });
    closers.push(() => archive.close());
    opening.resolve(archive);
    return { url: link(), pid: process.pid, own: true, close };
  } catch (error) {
    await close();
    throw error;
  }
}
