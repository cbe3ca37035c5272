// Makes one mistake in a source and runs the proof of equality until it notices: `node mistaken-process.mjs JSON`. Says what was noticed; ends with 1 when nothing was, 2 when the mistake cannot be made.
import { registerHooks } from 'node:module';

const { mistake, histories, seed } = JSON.parse(process.argv[2]);
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

const { provenEqual } = await import('../../src/main/archive/indexing/testing/equality.ts');
const { inOrder } = await import('../../src/main/archive/testing/in-order.ts');
try {
  await provenEqual({ histories, seed, inOrder, isHasty: true });
  console.log(`nothing noticed in ${histories} histories`);
  process.exitCode = 1;
} catch (error) {
  const causes = `${error.message}\n${error.cause?.message ?? ''}`.split('\n');
  console.log(causes.findLast((line) => /^(Error: |the index|merged|Lunr over|listed)/.test(line)) ?? causes[0]);
}
