/** What a host lends the archive. Front door, with `archive.ts`. */
import type { Service } from '../../shared/contract/service.ts';

/** One open file. */
export interface FsFile {
  /** Writes at the end (or start of a new file) and says how many bytes were taken; fewer than given is a failure the caller must see. */
  write(bytes: Uint8Array): Promise<number>;
  /** Writes at `position`, over bytes that are there, and says how many were taken. */
  overwrite(position: number, bytes: Uint8Array): Promise<number>;
  /** Reads up to `length` bytes at `position`. */
  read(position: number, length: number): Promise<Uint8Array>;
  /** Flushes data and metadata to the disk. After a failure the file must never be synced again. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The file system as the store needs it. Errors carry Node's `code` (ENOENT, ENOSPC ...). Paths are absolute. */
export interface Fs {
  /** `wx`: new file, fails if it is there; `a`: append, made if missing; `r`: read; `r+`: read and overwrite. */
  open(path: string, flags: 'wx' | 'a' | 'r' | 'r+'): Promise<FsFile>;
  readFile(path: string): Promise<Uint8Array>;
  mkdir(path: string): Promise<void>;
  /** Names in a folder, in no order. */
  readdir(path: string): Promise<string[]>;
  /** Null when nothing is there. */
  stat(path: string): Promise<{ readonly size: number; readonly kind: 'file' | 'folder' | 'other' } | null>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Removes an empty folder. */
  rmdir(path: string): Promise<void>;
  /** Makes names created, renamed or removed in a folder durable. Best effort on Windows. */
  syncFolder(path: string): Promise<void>;
  chmod(path: string, mode: number): Promise<void>;
  /** Null where it cannot be told. */
  freeBytes(path: string): Promise<number | null>;
}

export interface Clock {
  /** Wall time, ms since 1970. */
  now(): number;
  /** A clock that never goes back, ms. */
  monotonic(): number;
}

export interface Logger {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** Settings and window state, kept by the host outside the archive. */
export interface SettingsStore {
  get(): Promise<{ settings: Record<string, unknown>; uiState: Record<string, unknown> }>;
  set(patch: { settings?: Record<string, unknown> | undefined; uiState?: Record<string, unknown> | undefined }): Promise<void>;
}

/** One answer of the outside world: raw, undecoded bytes as they came. */
export interface FetchResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  /** In the order and case received. */
  readonly headers: readonly (readonly [string, string])[];
  /** The request headers as sent. */
  readonly requestHeaders: readonly (readonly [string, string])[];
  readonly remoteAddress: string | null;
  /** The payload on the wire, still content-encoded. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** The outside world: one request, no redirect followed, no address reached that `allow` refuses at connect time. Tests replace this and nothing else. */
export interface FetchSession {
  request(
    url: string,
    options: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
  ): Promise<FetchResponse>;
  close(): Promise<void>;
}

/** Opens a session for one capture: its own agent and cookies. */
export type Fetch = (policy: { readonly allowPrivate: boolean; readonly blockedPorts: readonly number[] }) => FetchSession;

/** Where the host serves finished downloads from, when its callers are pages. */
export interface Downloads {
  readonly folder: string;
  /** `/download/`: the archive appends `<id>/<name>`. */
  readonly urlPrefix: string;
}

/** Absolute paths of the worker entries, built or source. */
export interface WorkerPaths {
  readonly extract: string;
  readonly index: string;
}

export interface Ports {
  readonly fs: Fs;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly fetch: Fetch;
  readonly settings: SettingsStore;
  readonly workers: WorkerPaths;
  readonly downloads: Downloads | null;
  /** `cli`, `web`, `shell`: names the writer. */
  readonly process: 'cli' | 'web' | 'shell' | 'test';
  /** Version of the app, noted in manifests. */
  readonly appVersion: string;
  /** Loopback ports of our own hosts, never captured. */
  readonly ownPorts: readonly number[];
}

/** What every call of the archive brings along: how to stop it, and whether the caller may name paths on this computer. */
export interface Call {
  readonly signal?: AbortSignal | undefined;
  /** `local`: the command line and the desktop shell; `page`: a browser page, which never names a path. */
  readonly trust: 'local' | 'page';
}

/** The archive as every host and the router see it: the contract as functions. Inputs are already checked; errors are `ArchiveError`s. */
export type ArchiveService = Service<Call>;
