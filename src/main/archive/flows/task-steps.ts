import type { GivenTaskResult, Task, TaskRequest } from '../../../shared/contract/tasks.ts';
import type { ArchiveService, Call } from '../ports.ts';

/** What tasks run: the streams of the contract. */
export type TaskNeeds = Pick<ArchiveService, 'exports'> & {
  readonly archive: Pick<ArchiveService['archive'], 'verify' | 'repair' | 'backup' | 'reindex' | 'reprocess'>;
};

/** One step of a task: how far it is now, or what it came to. */
export interface Step {
  readonly progress: Partial<Pick<Task, 'done' | 'of' | 'bytes' | 'ofBytes' | 'step'>>;
  readonly result: GivenTaskResult | null;
  readonly outcome: Task['outcome'];
}

interface Steps {
  readonly steps: AsyncIterable<Step>;
  /** The part of the time that it may work, so that the disk is free for people meanwhile. */
  readonly workShare: number;
}

/** A check reads every byte there is: it takes no more than this part of the disk's time. */
const SHARE_OF_A_CHECK = 0.3;

/** The steps of a piece of work, whatever its kind. */
export function stepsOf({ archive, exports }: TaskNeeds, request: TaskRequest, call: Call): Steps {
  switch (request.kind) {
    case 'verify':
      return {
        steps: steps(archive.verify(request.input, call), ({ report }) => result({ kind: 'verify', report }, report.state)),
        workShare: SHARE_OF_A_CHECK,
      };
    case 'repair':
      return {
        steps: steps(archive.repair(request.input, call), ({ report }) => result({ kind: 'repair', report }, report.state)),
        workShare: 1,
      };
    case 'backup':
      return {
        steps: steps(archive.backup(request.input, call), ({ report }) =>
          result({ kind: 'backup', report }, report.verified ? 'clean' : 'unverified'),
        ),
        workShare: 1,
      };
    case 'reindex':
      return {
        steps: steps(archive.reindex(undefined, call), ({ articles, tookMs }) =>
          result({ kind: 'reindex', report: { articles, tookMs } }, null),
        ),
        workShare: 1,
      };
    case 'reprocess':
      return {
        steps: steps(archive.reprocess(request.input, call), ({ report }) =>
          result({ kind: 'reprocess', report }, report.failed.length === 0 ? null : 'some-failed'),
        ),
        workShare: 1,
      };
    case 'export':
      return {
        steps: steps(exports.run(request.input, call), ({ report }) =>
          result({ kind: 'export', report }, report.verified ? 'clean' : 'unverified'),
        ),
        workShare: 1,
      };
  }
}

const result = (of: GivenTaskResult, outcome: Task['outcome']): Step => ({ progress: {}, result: of, outcome });

interface Progress {
  readonly type: 'progress';
  readonly done: number;
  readonly of: number;
  readonly bytes?: number | undefined;
  readonly ofBytes?: number | undefined;
  readonly stage?: string;
  readonly file?: string;
}

async function* steps<Event extends Progress | { readonly type: 'done' }>(
  events: AsyncIterable<Event>,
  ended: (event: Extract<Event, { type: 'done' }>) => Step,
): AsyncGenerator<Step> {
  for await (const event of events) {
    if (isDone(event)) yield ended(event);
    else if (event.type === 'progress') yield told(event);
  }
}

function isDone<Event extends { readonly type: string }>(event: Event): event is Extract<Event, { type: 'done' }> {
  return event.type === 'done';
}

function told({ done, of, bytes, ofBytes, stage, file }: Progress): Step {
  return {
    progress: {
      done,
      of,
      ...(bytes === undefined ? {} : { bytes }),
      ...(ofBytes === undefined ? {} : { ofBytes }),
      step: stage ?? file ?? null,
    },
    result: null,
    outcome: null,
  };
}
