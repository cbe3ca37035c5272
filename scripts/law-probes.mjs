// Seeded violations of the dependency law in a stub tree: every rule has at least one, each must be caught, and allowed arrows must pass.

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './setup.mjs';

/** [file, its import, the rule that must catch it]. */
const PROBES = [
  ['src/shared/a1.ts', "import '../main/archive/store/store.ts'", 'shared-knows-no-host'],
  ['src/shared/a2.ts', "import 'node:fs'", 'home-of-node'],
  ['src/main/archive/flows/b1.ts', "import '../../api/router.ts'", 'archive-runs-anywhere'],
  ['src/main/archive/store/b2.ts', "import '../../web/server.ts'", 'archive-runs-anywhere'],
  ['src/main/archive/store/b3.ts', "import 'electron'", 'home-of-electron'],
  ['src/main/archive/store/b4.ts', "void import('electron')", 'home-of-electron'],
  ['src/main/archive/store/b5.ts', "export type A = import('electron').App", 'home-of-electron'],
  ['src/main/archive/store/b6.ts', "import 'node:sqlite'", 'home-of-sqlite'],
  ['src/main/archive/store/b7.ts', "import 'lunr'", 'home-of-lunr'],
  ['src/main/archive/store/disk/p1.ts', "import '../journal/journal.ts'", 'store-disk-is-below'],
  ['src/main/archive/store/lock/p2.ts', "import '../objects/objects.ts'", 'store-lock-is-below'],
  ['src/main/archive/store/journal/p3.ts', "import '../check/verify.ts'", 'store-journal-is-below'],
  ['src/main/archive/store/objects/p4.ts', "import '../store.ts'", 'store-objects-is-below'],
  ['src/main/archive/store/check/p5.ts', "import '../repair/repair.ts'", 'store-check-is-below'],
  ['src/main/archive/store/repair/p6.ts', "import '../backup/backup.ts'", 'store-repair-is-below'],
  ['src/main/archive/store/b8.ts', "import '@orpc/server'", 'home-of-orpc-server'],
  ['src/main/archive/store/b9.ts', "import '@orpc/contract'", 'home-of-orpc-contract'],
  ['src/main/archive/store/b10.ts', "import 'react'", 'home-of-react'],
  ['src/main/archive/flows/b11.ts', "import '../archive.ts'", 'flows-do-not-know-the-door'],
  ...['capture', 'store', 'extract', 'catalogue', 'indexing', 'query', 'timeline', 'compare', 'exchange'].flatMap(
    (room, i, all) => [
      [`src/main/archive/${room}/c1.ts`, `import '../${all[(i + 1) % all.length]}/room.ts'`, `${room}-is-a-room`],
      [`src/main/archive/${room}/c2.ts`, "import '../flows/flow.ts'", `${room}-is-a-room`],
      [`src/main/archive/${room}/c3.ts`, "import type { Door } from '../archive.ts'", `${room}-is-a-room`],
    ],
  ),
  ['src/main/archive/language/d1.ts', "import '../dates/room.ts'", 'language-is-ground'],
  ['src/main/archive/dates/d2.ts', "import '../query/room.ts'", 'dates-is-ground'],
  ['src/main/api/e1.ts', "import '../archive/store/store.ts'", 'api-enters-by-the-front-door'],
  ['src/main/api/e2.ts', "import '../web/server.ts'", 'api-enters-by-the-front-door'],
  ['src/main/shell/f1.ts', "import '../archive/flows/flow.ts'", 'shell-composes'],
  ['src/main/shell/f2.ts', "import '../web/server.ts'", 'shell-composes'],
  ['src/main/web/f3.ts', "import '../shell/main.ts'", 'web-composes'],
  ['src/main/web/f4.ts', "import 'electron-store'", 'home-of-electron-store'],
  ['src/main/cli/f5.ts', "import '../web/guard.ts'", 'cli-composes'],
  ['src/main/cli/f6.ts', "import '../archive/extract/room.ts'", 'cli-composes'],
  ['src/preload/g1.ts', "import '../main/api/router.ts'", 'preload-carries-a-port'],
  ['src/preload/g2.ts', "import '../shared/contract/contract.ts'", 'contract-by-type-only'],
  ['src/renderer/app/h1.ts', "import '../../main/archive/archive.ts'", 'renderer-reaches-through-its-client'],
  [
    'src/renderer/app/h2.ts',
    "import { contract } from '../../shared/contract/contract.ts'; void contract",
    'contract-by-type-only',
  ],
  ['src/renderer/app/h3.ts', "import 'zod'", 'home-of-zod'],
  ['src/renderer/app/h4.ts', "void import('node:fs')", 'home-of-node'],
  ['src/renderer/app/h5.ts', "import '@orpc/client'", 'home-of-orpc-client'],
  ['src/renderer/features/list/h6.ts', "import '../search/view.ts'", 'feature-to-feature'],
  ['src/renderer/features/list/h7.ts', "import '../../app/app.ts'", 'feature-to-feature'],
  ['src/renderer/ui/h8.ts', "import '../client/client.ts'", 'ui-knows-no-domain'],
  ['src/renderer/ui/h9.ts', "import type { Contract } from '../../shared/contract/contract.ts'", 'ui-knows-no-domain'],
  ['src/renderer/client/h10.ts', "import '../ui/ui.ts'", 'client-is-below'],
  ['e2e/i1.ts', "import '../src/main/archive/archive.ts'", 'e2e-sees-what-a-user-sees'],
  ['bench/i2.ts', "import '../src/main/web/server.ts'", 'bench-opens-one-engine'],
  ['src/main/archive/store/j1.ts', "import './j2.ts'", 'no-cycles'],
  ['src/main/archive/store/j3.ts', "import './store.test.ts'", 'no-tests-in-products'],
  ['src/main/archive/store/j4.ts', "import './not-there.ts'", 'nothing-unresolved'],
];

/** Arrows that must pass. */
const ALLOWED = [
  ['src/main/cli/ok1.ts', "import '../web/server.ts'"],
  ['src/main/archive/dates/ok2.ts', "import '../language/room.ts'"],
  ['src/main/archive/query/ok3.ts', "import '../dates/room.ts'; import '../seams.ts'; import 'lunr'"],
  ['src/main/archive/flows/ok4.ts', "import '../store/store.ts'; import '../query/room.ts'"],
  ['src/main/api/ok5.ts', "import '../archive/archive.ts'; import '@orpc/server'"],
  [
    'src/renderer/app/ok6.ts',
    "import type { Contract } from '../../shared/contract/contract.ts'; import '../features/list/view.ts'; export type C = Contract",
  ],
  ['e2e/ok7.ts', "import type { Contract } from '../src/shared/contract/contract.ts'; export type C = Contract"],
];

/** The other half of the seeded cycle, and what the arrows above point at. */
const CYCLE = ['src/main/archive/store/j2.ts', "import './j1.ts'"];
const STUBS = [
  'src/shared/contract/contract.ts',
  'src/main/archive/archive.ts',
  'src/main/archive/ports.ts',
  'src/main/archive/seams.ts',
  'src/main/archive/flows/flow.ts',
  'src/main/archive/store/journal/journal.ts',
  'src/main/archive/store/objects/objects.ts',
  'src/main/archive/store/check/verify.ts',
  'src/main/archive/store/repair/repair.ts',
  'src/main/archive/store/backup/backup.ts',
  'src/main/archive/store/store.ts',
  'src/main/archive/store/store.test.ts',
  'src/main/api/router.ts',
  'src/main/web/server.ts',
  'src/main/web/guard.ts',
  'src/main/shell/main.ts',
  'src/renderer/app/app.ts',
  'src/renderer/features/list/view.ts',
  'src/renderer/features/search/view.ts',
  'src/renderer/ui/ui.ts',
  'src/renderer/client/client.ts',
  ...[
    'capture',
    'store',
    'extract',
    'catalogue',
    'indexing',
    'query',
    'timeline',
    'compare',
    'exchange',
    'language',
    'dates',
  ].map((room) => `src/main/archive/${room}/room.ts`),
];

/** Globals no import betrays: [folder, code]; `tsc` must refuse each. */
const GLOBALS = [
  ['src/shared', 'console.log(1)'],
  ['src/main/archive', 'document.title'],
  ['src/renderer', 'process.exit()'],
];

const quietly = (command, args, cwd) =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let out = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.resume();
    child.on('close', (status) => done({ status, out }));
  });

/** Runs the law over folders of a tree: its violations, and how many modules of ours were read. */
export async function cruiseTree(cwd, folders) {
  const { out } = await quietly(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      ...folders,
    ],
    cwd,
  );
  const result = JSON.parse(out);
  return {
    violations: result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    modules: result.modules.filter(({ source }) => /^(src|e2e|bench)\/.*\.tsx?$/.test(source)).length,
  };
}

function plant(tree, file, code) {
  mkdirSync(join(tree, dirname(file)), { recursive: true });
  writeFileSync(join(tree, file), `${code};\nexport const here = '${file}';\n`);
}

/** Plants every violation in a stub tree and names those that the law does not catch, and allowed arrows that it forbids. */
export async function missedProbes() {
  const tree = mkdtempSync(join(tmpdir(), 'pressmark-law-'));
  try {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.base.json']) cpSync(join(root, name), join(tree, name));
    writeFileSync(join(tree, 'package.json'), '{"type":"module"}');
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
    for (const file of STUBS)
      plant(
        tree,
        file,
        file.endsWith('contract.ts') ? 'export interface Contract {}\nexport const contract = 1' : 'export interface Door {}',
      );
    for (const [file, code] of [...PROBES, ...ALLOWED, CYCLE]) plant(tree, file, code);
    const { violations } = await cruiseTree(tree, ['src', 'e2e', 'bench']);
    const missed = PROBES.filter(([file, , rule]) => !violations.some((v) => v.from === file && v.rule === rule)).map(
      ([file, code, rule]) => `${rule}: ${code} in ${file}`,
    );
    for (const [file, code] of ALLOWED)
      for (const v of violations) if (v.from === file) missed.push(`${v.rule} forbids an allowed arrow: ${code} in ${file}`);
    for (const [folder, code] of GLOBALS) {
      const at = mkdtempSync(join(tmpdir(), 'pressmark-globals-'));
      for (const name of ['tsconfig.base.json', `${folder}/tsconfig.json`]) {
        mkdirSync(join(at, dirname(name)), { recursive: true });
        cpSync(join(root, name), join(at, name));
      }
      symlinkSync(join(root, 'node_modules'), join(at, 'node_modules'), 'junction');
      writeFileSync(join(at, folder, 'probe.ts'), `${code};\nexport {};\n`);
      const { status } = await quietly(
        process.execPath,
        [
          join(root, 'node_modules/typescript/bin/tsc'),
          '-p',
          folder,
          '--noEmit',
          '--composite',
          'false',
          '--incremental',
          'false',
          '--emitDeclarationOnly',
          'false',
        ],
        at,
      );
      if (status === 0) missed.push(`tsc accepts ${code} in ${folder}`);
      rmSync(at, { recursive: true, force: true });
    }
    return { missed, count: PROBES.length + GLOBALS.length };
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}
