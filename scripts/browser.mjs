// Finds the browser that end-to-end tests drive, or gets one. Never skips: a test that did not run proves nothing.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './setup.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Electron binary, when it was fetched. Read from the package's own note: importing `electron` would start a download. */
export function electronBinary() {
  const note = join(root, 'node_modules', 'electron', 'path.txt');
  if (!existsSync(note)) return null;
  const path = join(root, 'node_modules', 'electron', 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(path) ? path : null;
}

/** A browser of this computer, or null. */
export function installedBrowser() {
  const named = process.env.PRESSMARK_BROWSER;
  if (named) return named;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...PLACES].find((path) => runnable(path)) ?? null;
}

const cjkFonts = () => spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim() !== '';

/** As root on Debian, gets Chromium and the fonts the screenshots need; elsewhere Playwright's own Chromium. Answers the browser's path, null for Playwright's. */
export function ensureBrowser() {
  const found = installedBrowser();
  const apt = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const wanted = [
    ...(found ? [] : ['chromium', 'fonts-liberation']),
    ...(apt && !cjkFonts() ? ['fonts-noto-cjk', 'fontconfig'] : []),
  ];
  if (wanted.length > 0 && apt) {
    console.error(`Getting ${wanted.join(', ')} ...`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    const run = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
    if (run.status !== 0 && !found)
      throw new Error('apt-get could not install chromium: install it by hand, or set PRESSMARK_BROWSER to a Chromium.');
  }
  const now = found ?? installedBrowser();
  if (now) return now;
  const run = spawnSync(process.execPath, [join(root, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium'], {
    stdio: 'inherit',
  });
  if (run.status !== 0)
    throw new Error(
      'No Chromium, Chrome or Edge was found and none could be fetched: install one, or set PRESSMARK_BROWSER to its path.',
    );
  return null;
}
