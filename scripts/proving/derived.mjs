// Damages, deletes or replaces what is derived from an archive, opens the archive, and compares what it shows with what it should.
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openArchive } from '../../src/main/archive/archive.ts';
import { goldenFacts } from '../../src/main/archive/testing/golden-facts.ts';
import { testPorts } from '../../src/main/archive/testing/ports.ts';
import { between, oneOf, seeded } from './seeded.mjs';

const GOLDEN = new URL('../../src/main/archive/testdata/golden-0.1.0/', import.meta.url).pathname;
const call = { trust: 'local' };
const quiet = { info() {}, warn() {}, error() {} };

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

const catalogueIn = (derived) => filesIn(derived).find((path) => path.endsWith('.sqlite'));

function inCatalogue(derived, sql) {
  const db = new DatabaseSync(catalogueIn(derived));
  try {
    for (const each of sql) db.exec(each);
  } finally {
    db.close();
  }
}

/** Tables that hold what the journal said. */
function tables(derived) {
  const db = new DatabaseSync(catalogueIn(derived));
  try {
    const all = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all();
    return all.map(({ name }) => name).filter((name) => !['meta', 'position'].includes(name));
  } finally {
    db.close();
  }
}

const POWER_CUT = [
  "UPDATE meta SET value = 'open' WHERE name = 'state'",
  "UPDATE meta SET value = 'another run of the system' WHERE name = 'boot'",
];

/** What can become of `derived/`. What `told` says of itself must be noticed on opening; other damage at the latest when everything is built again. */
const HARMS = {
  'deleted whole': { told: true, harm: (derived) => rmSync(derived, { recursive: true }) },
  'one file deleted': { told: true, harm: (derived, random) => rmSync(oneOf(random, filesIn(derived))) },
  'one file cut short': {
    told: true,
    harm: (derived, random) => {
      const path = oneOf(random, filesIn(derived));
      truncateSync(path, between(random, 0, readFileSync(path).byteLength));
    },
  },
  'one file replaced by noise': {
    told: true,
    harm: (derived, random) =>
      writeFileSync(
        oneOf(random, filesIn(derived)),
        Uint8Array.from({ length: 5000 }, () => between(random, 0, 256)),
      ),
  },
  'noise at the end of a file': {
    told: true,
    harm: (derived, random) => appendFileSync(oneOf(random, filesIn(derived)), 'noise '.repeat(3000)),
  },
  'one bit flipped': { told: false, harm: flipBit },
  'a block of zeros': {
    told: false,
    harm: (derived, random) => {
      const path = oneOf(random, filesIn(derived));
      const bytes = readFileSync(path);
      const from = between(random, 0, bytes.byteLength);
      writeFileSync(path, bytes.fill(0, from, Math.min(bytes.byteLength, from + 4096)));
    },
  },
  'rows lost and the position kept, as after a power cut': {
    told: true,
    harm: (derived, random) => inCatalogue(derived, [`DELETE FROM ${oneOf(random, tables(derived))}`, ...POWER_CUT]),
  },
  'of another version': { told: true, harm: foreign('version', '1') },
  'of another machine, under our name': { told: true, harm: foreign('installation', 'cafe00c0ffee') },
  'of another archive': { told: true, harm: foreign('archive', 'arc-other') },
  'ahead of the journal': {
    told: true,
    harm: (derived) => inCatalogue(derived, ["UPDATE position SET seq = seq + 7, hash = 'f' || substr(hash, 2)"]),
  },
  'delivered from another machine, beside ours': {
    told: true,
    harm: (derived) => {
      const path = catalogueIn(derived);
      renameSync(path, path.replace(/catalogue-[^/]*$/, 'catalogue-cafe00c0ffee.sqlite'));
      const [index] = readdirSync(join(derived, 'index'));
      renameSync(join(derived, 'index', index), join(derived, 'index', 'cafe00c0ffee'));
    },
  },
  'files of others in it': {
    told: true,
    harm: (derived) => {
      mkdirSync(join(derived, 'notes'));
      writeFileSync(join(derived, 'notes', 'x.txt'), 'mine');
      writeFileSync(join(derived, 'index (conflicted copy 2026-11-25)'), 'x');
    },
  },
};

/** A whole catalogue of something else, with other rows. */
function foreign(name, value) {
  return (derived, random) =>
    inCatalogue(derived, [
      `UPDATE meta SET value = '${value}' WHERE name = '${name}'`,
      `DELETE FROM ${oneOf(random, tables(derived))}`,
    ]);
}

function flipBit(derived, random) {
  const path = oneOf(random, filesIn(derived));
  const bytes = readFileSync(path);
  const at = between(random, 0, bytes.byteLength);
  bytes[at] ^= 1 << between(random, 0, 8);
  writeFileSync(path, bytes);
}

/** `rounds` of harm, one kind after the other. */
export async function derivedHarms({ rounds, seed, report = () => {} }) {
  const scratch = mkdtempSync(join(tmpdir(), 'pressmark-derived-'));
  const archive = join(scratch, 'archive');
  const kept = join(scratch, 'derived');
  const derived = join(archive, 'derived');
  const total = { rounds: 0, kinds: Object.keys(HARMS).length, healedOnOpening: 0, healedByRebuilding: 0, wrong: [] };
  const opened = () => openArchive(archive, testPorts({ logger: quiet }));
  try {
    cpSync(join(GOLDEN, 'archive'), archive, { recursive: true });
    const first = await opened();
    const expected = JSON.stringify(await goldenFacts(first));
    await first.close();
    cpSync(derived, kept, { recursive: true });
    const kinds = Object.entries(HARMS);
    for (let round = 0; round < rounds; round++) {
      const [kind, { told, harm }] = kinds[round % kinds.length];
      const what = `round ${round} (seed ${seed}), ${kind}`;
      const random = seeded(seed * 1_000_003 + round);
      rmSync(derived, { recursive: true, force: true });
      cpSync(kept, derived, { recursive: true });
      harm(derived, random);
      try {
        const again = await opened();
        try {
          const isSame = await shows(again, expected);
          if (isSame) total.healedOnOpening += 1;
          else if (told) total.wrong.push(`${what}: not noticed on opening`);
          for await (const _step of again.service.archive.reindex(undefined, call));
          if (!(await shows(again, expected))) total.wrong.push(`${what}: not the same after it was built again`);
          else if (!isSame) total.healedByRebuilding += 1;
        } finally {
          await again.close();
        }
      } catch (error) {
        total.wrong.push(`${what}: ${error.message}`);
      }
      total.rounds += 1;
      report(total);
    }
    return total;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** An archive whose listing is damaged may refuse to answer, which is not the same as answering wrongly, but not right either. */
async function shows(archive, expected) {
  try {
    return JSON.stringify(await goldenFacts(archive)) === expected;
  } catch {
    return false;
  }
}
