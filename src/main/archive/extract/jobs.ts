import type { CapturedResource, ExtractRequest, Reading } from '../seams.ts';

/** A page to be made static and safe, and the bodies saved beside it. */
export interface RenderRequest {
  readonly html: string;
  readonly baseUrl: string | null;
  readonly resources: readonly CapturedResource[];
}

/** A page made static: self-contained HTML, how many images it carries and how many references were dropped. */
export interface RenderedPage {
  readonly html: string;
  readonly images: number;
  readonly dropped: number;
}

/** What the worker is asked, and what it answers, by the name of the job. */
export interface Jobs {
  readonly extract: { readonly request: ExtractRequest; readonly answer: Reading };
  readonly render: { readonly request: RenderRequest; readonly answer: RenderedPage };
}
export type JobName = keyof Jobs;

/** One question to the worker. */
export type Order = {
  readonly [N in JobName]: { readonly id: number; readonly job: N; readonly request: Jobs[N]['request'] };
}[JobName];

/** What the worker says: that it can begin, or how an order went. */
export type Report =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly id: number; readonly answer: Jobs[JobName]['answer'] }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };
