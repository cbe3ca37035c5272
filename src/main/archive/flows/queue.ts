import type { Job, SaveOptions, SaveResult, Source } from '../../../shared/contract/captures.ts';
import { normaliseUrl } from '../capture/normalise-url.ts';
import type { ArchiveService } from '../ports.ts';
import type { Change } from '../seams.ts';
import { commit } from './commit.ts';
import { roomForCaptures } from './room-for-captures.ts';
import { nameOf, type Saver } from './save.ts';
import type { Session } from './session.ts';

const AT_ONCE = 4;
const ANNOUNCE_EVERY_MS = 200;

interface Waiting {
  readonly job: Mutable<Job>;
  readonly source: Source;
  readonly options: SaveOptions;
  readonly trust: 'local' | 'page';
  readonly abort: AbortController;
  /** The site of a link; null for files and texts. */
  readonly host: string | null;
}
type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type QueueService = Pick<ArchiveService['captures'], 'enqueue' | 'jobs' | 'cancel' | 'retry' | 'pause' | 'clearDone'>;

export interface Queue {
  readonly service: QueueService;
  /** Takes up the links that were waiting when the archive was last closed. */
  resume(): void;
}

/** Saves in the background, a few at a time, one page a site. Waiting links are in the journal, so they survive a crash. */
export function createQueue(session: Session, saver: Saver): Queue {
  const jobs = new Map<string, Waiting>();
  /** Sites that are being asked. */
  const busy = new Set<string>();
  let running = 0;
  let paused = false;
  let announced: ReturnType<typeof setTimeout> | null = null;

  const count = (stages: readonly Job['stage'][]) => [...jobs.values()].filter(({ job }) => stages.includes(job.stage)).length;
  const counts = () => ({
    active: count(['connecting', 'reading', 'resources', 'storing', 'extracting', 'indexing']),
    waiting: count(['waiting']),
    failed: count(['failed']),
    done: count(['done']),
  });
  const announce = () => {
    if (announced) return;
    announced = setTimeout(() => {
      announced = null;
      session.events.emit({ type: 'jobs.changed', ...counts() });
    }, ANNOUNCE_EVERY_MS);
    announced.unref();
  };

  function add(jobId: string, source: Source, options: SaveOptions, trust: 'local' | 'page', queuedAt: string): void {
    const job: Mutable<Job> = {
      id: jobId,
      source: nameOf(source),
      stage: 'waiting',
      done: null,
      of: null,
      queuedAt,
      result: null,
      retryable: false,
    };
    jobs.set(jobId, {
      job,
      source,
      options,
      trust,
      abort: new AbortController(),
      host: source.kind === 'url' ? hostOf(source.url) : null,
    });
  }

  const room = roomForCaptures({ freeBytes: session.store.freeBytes, changed: () => void next() });
  session.closing.addEventListener('abort', room.stop, { once: true });

  async function next(): Promise<void> {
    if (paused || session.closing.aborted || count(['waiting']) === 0) return;
    const before = room.hold;
    const mayBegin = await room.look();
    if ((before === null) !== mayBegin || (!mayBegin && before?.freeBytes !== room.hold?.freeBytes)) announce();
    if (!mayBegin || paused || session.closing.aborted) return;
    for (const waiting of jobs.values()) {
      if (running >= AT_ONCE) return;
      // A site takes one page at a time: its other links wait without holding up those of other sites.
      if (waiting.job.stage === 'waiting' && !busy.has(waiting.host ?? waiting.job.id)) void work(waiting);
    }
  }

  async function work(waiting: Waiting): Promise<void> {
    const { job, source, options, trust, abort, host } = waiting;
    running += 1;
    if (host !== null) busy.add(host);
    job.stage = 'connecting';
    announce();
    const result = await saver.save(source, options, {
      signal: AbortSignal.any([abort.signal, session.closing]),
      trust,
      onStage: (stage, done, of) => {
        job.stage = stage;
        job.done = done ?? null;
        job.of = of ?? null;
        announce();
      },
    });
    running -= 1;
    if (host !== null) busy.delete(host);
    if (session.closing.aborted && result.status === 'failed') return; // still in the journal: it resumes with the next start
    job.result = result;
    job.stage = result.status !== 'failed' ? 'done' : abort.signal.aborted ? 'cancelled' : 'failed';
    job.retryable = job.stage === 'failed' || job.stage === 'cancelled';
    announce();
    await end(waiting, abort.signal.aborted && result.status === 'failed' ? 'cancelled' : result.status);
    void next();
  }

  async function end({ job, source }: Waiting, outcome: SaveResult['status'] | 'cancelled' | 'cleared'): Promise<void> {
    if (source.kind !== 'url') return;
    try {
      await commit(session, [{ type: 'job.end', jobId: job.id, outcome }]);
    } catch (error) {
      session.ports.logger.error('the end of a job could not be journaled; it will be tried again at the next start', { error });
    }
  }

  const chosen = (jobIds: readonly string[]) => jobIds.map((id) => jobs.get(id)).filter((waiting) => waiting !== undefined);

  return {
    service: {
      async enqueue({ sources, options }, { trust }) {
        const queuedAt = new Date(session.ports.clock.now()).toISOString();
        const named = sources.map((source) => ({ jobId: session.store.newId('j'), source }));
        // Links wait in the journal; files and texts are here already and go straight to being saved.
        const changes = named.flatMap(({ jobId, source }): Change[] =>
          source.kind === 'url' ? [{ type: 'job.add', jobId, source, options }] : [],
        );
        await commit(session, changes);
        for (const { jobId, source } of named) add(jobId, source, options, trust, queuedAt);
        announce();
        void next();
        return { jobIds: named.map(({ jobId }) => jobId) };
      },
      async jobs() {
        return { jobs: [...jobs.values()].map(({ job }) => ({ ...job })), paused, hold: room.hold, ...counts() };
      },
      async cancel({ jobIds }) {
        const stopped: string[] = [];
        for (const waiting of chosen(jobIds)) {
          if (waiting.job.stage === 'done' || waiting.job.stage === 'failed' || waiting.job.stage === 'cancelled') continue;
          const idle = waiting.job.stage === 'waiting';
          waiting.abort.abort();
          stopped.push(waiting.job.id);
          if (!idle) continue;
          waiting.job.stage = 'cancelled';
          waiting.job.retryable = true;
          await end(waiting, 'cancelled');
        }
        announce();
        return { jobIds: stopped };
      },
      async retry({ jobIds }) {
        const again = chosen(jobIds).filter(({ job }) => job.retryable);
        await commit(
          session,
          again.flatMap(({ job, source, options }): Change[] =>
            source.kind === 'url' ? [{ type: 'job.add', jobId: job.id, source, options }] : [],
          ),
        );
        for (const { job, source, options, trust } of again) add(job.id, source, options, trust, job.queuedAt);
        announce();
        void next();
        return { jobIds: again.map(({ job }) => job.id) };
      },
      async pause(input) {
        paused = input.paused;
        announce();
        void next();
        return { paused };
      },
      async clearDone() {
        const over = [...jobs.values()].filter(({ job }) => job.stage === 'done' || job.stage === 'cancelled');
        for (const { job } of over) jobs.delete(job.id);
        announce();
        return { cleared: over.length };
      },
    },
    resume() {
      for (const { jobId, source, options, at } of session.catalogue.waitingJobs()) add(jobId, source, options, 'page', at);
      if (jobs.size > 0) announce();
      void next();
    },
  };
}

/** The site of an address; null when it is none, which saving will say. */
function hostOf(url: string): string | null {
  try {
    return new URL(normaliseUrl(url)).host;
  } catch {
    return null;
  }
}
