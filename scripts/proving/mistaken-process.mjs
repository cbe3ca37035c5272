// Makes one mistake in a source and runs a proof until it notices: `node mistaken-process.mjs JSON`. Says what was noticed; ends with 1 when nothing was, and
// with 2 when the mistake cannot be made.
import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const { mistake, proof, seed } = JSON.parse(process.argv[2]);
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const pattern = new RegExp(mistake.from.split(/\s+/).map(escaped).join('\\s+'), 'g');

/** Where the text stands: in the file named, or wherever in the two rooms it is. */
const sources = ['indexing', 'query'].flatMap((room) => {
  const folder = new URL(`../../src/main/archive/${room}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && (mistake.in ?? name) === name)
    .map((name) => new URL(name, folder));
});
const holders = sources.flatMap((file) => Array(readFileSync(file, 'utf8').match(pattern)?.length ?? 0).fill(file.href));
if (holders.length !== 1) {
  console.log(`the text stands ${holders.length} times in the sources, and should once: ${mistake.from}`);
  process.exit(2);
}

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    return url === holders[0] ? { ...loaded, source: String(loaded.source).replace(pattern, () => mistake.to) } : loaded;
  },
});

/** What each proof says is wrong; nothing when it notices nothing. */
const PROOFS = {
  async answers() {
    const { provenEqual } = await import('../../src/main/archive/indexing/testing/equality.ts');
    const { inOrder } = await import('../../src/main/archive/testing/in-order.ts');
    try {
      await provenEqual({ histories: 200, seed, inOrder, isHasty: true });
      return [];
    } catch (error) {
      return [`${error.cause?.message ?? error.message}`];
    }
  },
  async kills() {
    const { deathsOfAnIndex } = await import('./dying-index.mjs');
    return (await deathsOfAnIndex({ seed, step: 2 })).wrong;
  },
  async bytes() {
    const { flippedBytes } = await import('./index-bytes.mjs');
    return (await flippedBytes({ seed, step: 5 })).wrong;
  },
};

const [noticed] = await PROOFS[proof]();
console.log(noticed ?? 'nothing was noticed');
process.exitCode = noticed === undefined ? 1 : 0;
