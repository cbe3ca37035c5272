import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

const bin = join(import.meta.dirname, '..', '..', 'bin', 'pressmark');

export interface Host {
  readonly url: string;
  /** Saves texts from another process, as a script of the person's would. */
  add(texts: readonly string[]): Promise<void>;
  /** Puts what `add` saved into the trash, so that the next run finds as many articles, and stops. */
  stop(): Promise<void>;
}

/** The web host over an archive, with settings of its own. */
export async function startHost(archive: string): Promise<Host> {
  const folder = await mkdtemp(join(tmpdir(), 'pressmark-bench-'));
  const env = { ...process.env, PRESSMARK_CONFIG: join(folder, 'config') };
  const start = (args: readonly string[]) =>
    spawn(process.execPath, [bin, '--archive', archive, ...args, '--json'], { stdio: ['ignore', 'pipe', 'inherit'], env });
  const server = start(['serve', '--port', '0']);
  const line = await new Promise<string>((done) => createInterface({ input: server.stdout }).once('line', done));
  // Safe: `serve --json` prints {url, pid}.
  const { url } = JSON.parse(line) as { url: string };
  const added: string[] = [];
  let batch = 0;
  return {
    url,
    async add(texts) {
      batch += 1;
      const file = join(folder, `batch-${batch}.jsonl`);
      await writeFile(file, texts.map((one, nth) => `${JSON.stringify({ id: `bench-${batch}-${nth}`, text: one })}\n`).join(''));
      for (const answer of (await text(start(['add', '--from-jsonl', file]).stdout)).split('\n').filter(Boolean)) {
        // Safe: `add --json` prints one result a line.
        const { articleId } = JSON.parse(answer) as { articleId?: string };
        if (articleId) added.push(articleId);
      }
    },
    async stop() {
      if (added.length > 0) await text(start(['trash', ...added]).stdout);
      server.kill('SIGTERM');
    },
  };
}
