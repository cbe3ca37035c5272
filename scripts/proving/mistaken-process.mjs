// Makes one mistake in a source and runs a proof until it notices: `node mistaken-process.mjs JSON`. Says what was noticed; ends with 1 when nothing was, and
// with 2 when the mistake cannot be made.
import { registerHooks } from 'node:module';

const { mistake, proof, seed } = JSON.parse(process.argv[2]);
const file = new URL(mistake.in, new URL('../../src/main/archive/indexing/', import.meta.url)).href;
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const pattern = new RegExp(mistake.from.split(/\s+/).map(escaped).join('\\s+'), 'g');

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (url !== file) return loaded;
    const source = String(loaded.source);
    const places = source.match(pattern)?.length ?? 0;
    if (places !== 1) {
      console.log(`the text stands ${places} times in ${mistake.in}: ${mistake.from}`);
      process.exit(2);
    }
    return { ...loaded, source: source.replace(pattern, () => mistake.to) };
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
