import type { ConnectedArchive } from '../api/connect-archive.ts';
import type { openExtractor } from '../archive/archive.ts';
import type { Fs } from '../archive/ports.ts';

export type Extractor = ReturnType<typeof openExtractor>;

/** What the command line has of the computer: tests lend another. */
export interface World {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly version: string;
  readonly fs: Fs;
  /** Aborts when the person presses Ctrl-C, or when nobody reads the output any more. */
  readonly signal: AbortSignal;
  /** Results, and nothing else. */
  out(said: string | Uint8Array): void;
  /** Progress and errors. */
  err(text: string): void;
  /** Someone watches stderr: progress is welcome. */
  readonly watched: boolean;
  stdin(): Promise<Uint8Array>;
  /** Asks a yes-or-no question; null where nobody can answer. */
  confirm(question: string): Promise<boolean | null>;
  connect(folder: string, create: boolean): Promise<ConnectedArchive>;
  openExtractor(): Extractor;
  serve(folder: string, port: number): Promise<Served>;
  openInBrowser(url: string): void;
}

export interface Served {
  readonly url: string;
  readonly pid: number;
  /** False when another process serves already. */
  readonly own: boolean;
  close(): Promise<void>;
}
