import type { MessagePort } from 'node:worker_threads';
import { ArchiveError, type ArchiveErrorCode, isArchiveError } from '../../shared/archive-error.ts';
import type { Archive } from '../archive/archive.ts';
import type { Logger } from '../archive/ports.ts';

/** Stored bytes. They do not travel through the contract. */
export type ByteSource = Pick<Archive, 'content' | 'original'>;

type Kind = keyof ByteSource;
type Found<K extends Kind> = Awaited<ReturnType<ByteSource[K]>>;

interface Request {
  readonly id: number;
  readonly of: Kind;
  readonly key: string;
}

interface Answer {
  readonly id: number;
  readonly found?: Found<Kind>;
  readonly failed?: { readonly code: ArchiveErrorCode; readonly message: string };
}

/** The asking end of a port whose other end the archive's thread serves. When the thread stops, no content is found, and an original fails. */
export function askForBytes(port: MessagePort): ByteSource {
  const waiting = new Map<number, (answer: Omit<Answer, 'id'>) => void>();
  let lastId = 0;
  let closed = false;
  port.on('message', ({ id, ...answer }: Answer) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  port.on('close', () => {
    closed = true;
    for (const answer of waiting.values()) answer(STOPPED);
    waiting.clear();
  });
  const ask = async <K extends Kind>(of: K, key: string): Promise<Found<K>> => {
    const { found, failed } = closed
      ? STOPPED
      : await new Promise<Omit<Answer, 'id'>>((resolve) => {
          const id = ++lastId;
          waiting.set(id, resolve);
          port.postMessage({ id, of, key } satisfies Request);
        });
    if (failed) throw new ArchiveError(failed.code, failed.message);
    return (found ?? null) as Found<K>; // safe: the thread answers what was asked for
  };
  return {
    content: async (sha256) => (/^[0-9a-f]{64}$/.test(sha256) ? ask('content', sha256).catch(() => null) : null),
    original: (captureId) => ask('original', captureId),
  };
}

/** The answering end. Why something could not be read is logged here; the asker is told what people may know. */
export function serveBytes(port: MessagePort, source: ByteSource, logger: Logger): void {
  port.on('message', ({ id, of, key }: Request) => {
    source[of](key).then(
      (found) => port.postMessage({ id, found } satisfies Answer),
      (error: unknown) => {
        logger.warn('Stored bytes could not be read', { of, key, error });
        const { code, message } = isArchiveError(error) ? error : UNFORESEEN;
        port.postMessage({ id, failed: { code, message } } satisfies Answer);
      },
    );
  });
}

const STOPPED: Omit<Answer, 'id'> = {
  failed: { code: 'failed', message: 'The archive stopped while it was asked for stored bytes; try this once more.' },
};
const UNFORESEEN = { code: 'internal', message: 'Stored bytes could not be read; the log says more.' } as const;
