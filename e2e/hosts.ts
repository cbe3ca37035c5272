import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, test as base, type Page } from '@playwright/test';
import { type Site, startSite } from './site/site.ts';

const BIN = join(import.meta.dirname, '..', 'bin', 'pressmark');

/** A host that serves one archive of its own. */
export interface Host {
  readonly archive: string;
  readonly config: string;
  readonly url: string;
  /** The command line on the same archive; it is handed to this host. Answers stdout. */
  run(args: readonly string[], input?: string): Promise<string>;
}

interface Fixtures {
  /** Whether the archive is made before the host starts. */
  readonly madeFirst: boolean;
  readonly host: Host;
  readonly site: Site;
  /** A page that has followed the host's one-time link. Fails the test when it asked for anything beyond the host's own origins. */
  readonly app: Page;
}

function start(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [BIN, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Runs a command to its end; rejects with what it said when it failed. */
export async function command(args: readonly string[], env: NodeJS.ProcessEnv, input = ''): Promise<string> {
  const child = start(args, env);
  let out = '';
  let error = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => (error += chunk.toString('utf8')));
  child.stdin?.end(input);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  if (code !== 0) throw new Error(`pressmark ${args.join(' ')} ended with ${code}: ${error}`);
  return out;
}

/** A host that a test started itself, and must stop. */
export interface StartedHost extends Host {
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

/** Serves the archive of a folder; its settings lie beside it unless another place is named. */
export async function startHost(archive: string, config = join(archive, '..', 'config')): Promise<StartedHost> {
  const env = { ...process.env, PRESSMARK_CONFIG: config };
  const served = await serve(archive, env);
  return { archive, config, ...served, run: (args, input) => command(['--archive', archive, ...args], env, input) };
}

async function serve(
  archive: string,
  env: NodeJS.ProcessEnv,
): Promise<{ url: string; stop: () => Promise<void>; kill: () => Promise<void> }> {
  const child = start(['serve', '--archive', archive, '--json', '--port', '0'], env);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  if (!child.stdout) throw new Error('serve has no output');
  const line = await new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout ?? process.stdin }).once('line', done);
    child.once('exit', (code) => fail(new Error(`serve ended with ${code} before it was ready: ${said}`)));
  });
  // Safe: the command line's contract is one line {url, pid}.
  const { url } = JSON.parse(line) as { url: string };
  const gone = new Promise((done) => child.once('exit', done));
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    await gone;
  };
  return { url, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** Requests of a page that left the host's own loopback origins. */
export function watchRequests(context: BrowserContext, appUrl: string): string[] {
  const strangers: string[] = [];
  const { port } = new URL(appUrl);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'data:' || url.protocol === 'blob:') return;
    // The content listener is the host's second origin: another port of `localhost`.
    const own =
      (url.hostname === '127.0.0.1' && url.port === port) ||
      (url.hostname === 'localhost' && /^\/[\w-]{16,}\/[0-9a-f]{64}/.test(url.pathname));
    if (!own) strangers.push(request.url());
  });
  return strangers;
}

export const test = base.extend<Fixtures>({
  madeFirst: [true, { option: true }],
  host: async ({ madeFirst }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'pressmark-e2e-'));
    const archive = join(folder, 'Harbour casework');
    const config = join(folder, 'config');
    if (madeFirst) await command(['init', '--archive', archive], { ...process.env, PRESSMARK_CONFIG: config });
    const host = await startHost(archive, config);
    await use(host);
    await host.stop();
    await rm(folder, { recursive: true, force: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  },
  app: async ({ browser, host }, use) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    const strangers = watchRequests(context, host.url);
    const page = await context.newPage();
    await page.goto(host.url);
    await use(page);
    await context.close();
    if (strangers.length > 0)
      throw new Error(`The page asked for ${strangers.length} addresses beyond its own: ${strangers.slice(0, 5).join(' ')}`);
  },
});

export { expect } from '@playwright/test';
