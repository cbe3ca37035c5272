import { basename } from 'node:path';
import { ArchiveError } from '../../../shared/archive-error.ts';
import type { SaveOptions, Source } from '../../../shared/contract/captures.ts';
import { captureFile } from '../capture/capture-file.ts';
import { captureText } from '../capture/capture-text.ts';
import { captureUrl } from '../capture/capture-url.ts';
import type { HostQueue } from '../capture/host-queue.ts';
import { normaliseUrl } from '../capture/normalise-url.ts';
import type { CaptureDraft } from '../seams.ts';
import type { Session } from './session.ts';

export type StageReport = (
  stage: 'connecting' | 'reading' | 'resources' | 'storing' | 'extracting' | 'indexing',
  done?: number,
  of?: number,
) => void;

interface TakeCall {
  /** One page a site at a time, with a pause between. */
  readonly hosts: HostQueue;
  readonly signal?: AbortSignal | undefined;
  readonly trust: 'local' | 'page';
  readonly onStage: StageReport;
}

/** The bytes of a source, taken by the way its kind asks for. */
export async function takeCapture(session: Session, source: Source, options: SaveOptions, call: TakeCall): Promise<CaptureDraft> {
  const { ports } = session;
  const made = { clock: ports.clock, appVersion: ports.appVersion };
  call.signal?.throwIfAborted();
  switch (source.kind) {
    case 'url': {
      const signal = call.signal ? AbortSignal.any([call.signal, session.closing]) : session.closing;
      const { settings } = await ports.settings.get();
      const userAgent =
        typeof settings.captureUserAgent === 'string' && settings.captureUserAgent !== ''
          ? { userAgent: settings.captureUserAgent }
          : {};
      const { host } = new URL(normaliseUrl(source.url));
      return call.hosts.run(host, signal, () =>
        captureUrl(source.url, {
          ...made,
          ...userAgent,
          fetch: ports.fetch,
          allowPrivate: options.allowPrivate,
          ownPorts: ports.ownPorts,
          images: options.images,
          signal,
          onProgress: call.onStage,
        }),
      );
    }
    case 'path': {
      if (call.trust !== 'local')
        throw new ArchiveError('refused', 'A page may not name files of this computer. Choose or drop the file instead.');
      call.onStage('reading');
      const bytes = await readSource(session, source.path);
      return captureFile({ ...made, name: basename(source.path), bytes, url: source.url, as: options.as });
    }
    case 'file':
      call.onStage('reading');
      return captureFile({
        ...made,
        name: source.name,
        bytes: Buffer.from(source.bytes, 'base64'),
        url: source.url,
        as: options.as,
      });
    case 'text':
      return captureText({ ...made, text: source.text, as: options.as ?? source.as, url: source.url, method: 'paste' });
    case 'ready': {
      // The whole of what was given is the evidence, so that two texts with different titles or dates are never taken for one.
      const { kind: _kind, id: _id, ...given } = source;
      return captureText({ ...made, text: JSON.stringify(given), as: 'ready', method: 'import' });
    }
  }
}

async function readSource(session: Session, path: string): Promise<Uint8Array> {
  try {
    return await session.ports.fs.readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : code === 'EACCES'
            ? 'it may not be read'
            : 'it could not be read';
    throw new ArchiveError(code === 'ENOENT' ? 'not-found' : 'failed', `${path}: ${why}. Nothing was saved from it.`, {
      cause: error,
    });
  }
}
