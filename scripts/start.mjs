// `npm start`: installs if needed, builds, then opens the desktop window where Electron is to be had, else serves the page and says where.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, setup, stopWithUs } from './setup.mjs';

await setup(import.meta.filename ?? new URL(import.meta.url).pathname);

const { run, tool } = await import('./run.mjs');
const { electronBinary } = await import('./browser.mjs');

const build = await run(tool('electron-vite'), ['build', '--logLevel=warn'], { quiet: true });
if (build.status !== 0) {
  process.stderr.write(build.output);
  console.error('The build failed; nothing was started.');
  process.exit(1);
}

const forced = process.env.PRESSMARK_HOST;
const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** Electron's binary, fetched once where that is allowed; null says why in `reason`. */
function electron() {
  if (forced === 'web') return { reason: null };
  if (!display) return { reason: 'there is no display' };
  if (asRoot) return { reason: 'Electron does not run as root with its sandbox' };
  const here = electronBinary();
  if (here) return { path: here };
  console.error('Fetching Electron, once ...');
  spawnSync(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], { stdio: 'inherit' });
  const fetched = electronBinary();
  return fetched ? { path: fetched } : { reason: 'Electron could not be fetched' };
}

function serve(open) {
  const child = spawn(
    process.execPath,
    [join(root, 'out', 'main', 'web.js'), ...(open ? ['--open'] : []), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  stopWithUs(child);
  child.on('exit', (code) => process.exit(code ?? 0));
}

const { path, reason } = electron();
if (!path) {
  if (forced === 'electron') {
    console.error(`The desktop window cannot be opened: ${reason}.`);
    process.exit(1);
  }
  if (reason) console.error(`Serving Pressmark as a page, because ${reason}.`);
  serve(display && !asRoot);
} else {
  const { ELECTRON_RUN_AS_NODE: _ignored, ...env } = process.env;
  const started = performance.now();
  const child = spawn(path, ['.', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env });
  stopWithUs(child);
  child.on('exit', (code, signal) => {
    const diedAtOnce = signal && signal !== 'SIGINT' && signal !== 'SIGTERM' && performance.now() - started < 5000;
    if (!diedAtOnce || forced === 'electron') process.exit(code ?? 1);
    console.error(`The desktop window ended at once (${signal}); serving Pressmark as a page instead.`);
    serve(true);
  });
}
