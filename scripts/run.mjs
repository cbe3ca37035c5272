// Runs the project's tools as child processes of this Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** A tool of `node_modules`, by its bin name, as a command line for this Node. */
export const tool = (name) => join(root, 'node_modules', '.bin', name);

/** Runs a command to its end; `quiet` keeps its output to show only when it fails. Answers `{status, output}`. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ status: 1, output: `${command}: ${error.message}` }));
    child.on('exit', (status, signal) => done({ status: status ?? (signal ? 1 : 0), output }));
  });
}
