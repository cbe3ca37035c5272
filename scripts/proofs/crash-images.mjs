// `npm run proof -- crash-images [--images N] [--seed S] [--quick]`: every state a power cut may leave, recovered by the store itself; then mutants of the store, which must be caught.
import { parseArgs } from 'node:util';
import { inParts, summed, table } from '../parts.mjs';

const { values } = parseArgs({
  options: {
    images: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '7' },
    quick: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const images = values.quick ? 100_000 : Number(values.images);
const started = Date.now();
const found = summed(
  await inParts('crash-images', (part, parts) => ({ seed, part, parts, images: Math.ceil(images / parts) }), { total: images }),
);
table(`crash-images: seed ${seed}, ${Math.round((Date.now() - started) / 1000)} s`, [
  ['workloads', found.workloads],
  ['moments the power failed at', found.moments],
  ['of them with every combination looked at', found.exhaustive],
  ['crash images', found.images],
  ['of them different in more than drafts, recovered', found.distinct],
  ['second power cuts during recovery', found.again],
  ['promises looked up', found.promises],
  ['images with a write in pieces, its end without its beginning', found.pieces],
  ['of them with a journal to be repaired, nothing lost', found.piecesDamaged],
  ['lost, dangling, damaged or not the same twice', found.failures.length],
]);
const mutants = (await inParts('mutants', (part, parts) => ({ seed, part, parts }))).flat();
const caught = mutants.filter(({ caughtBy }) => caughtBy !== null);
table(`mutants of the store: ${caught.length} of ${mutants.length} caught`, []);
for (const { mutant, caughtBy, images } of mutants)
  console.log(
    `  ${caughtBy === null ? 'NOT CAUGHT' : 'caught'} ${mutant}\n      after ${images} images: ${caughtBy ?? 'nothing noticed it'}`,
  );
for (const { workload, seed: of, at, fault, image } of found.failures)
  console.log(`  FAILED ${workload}, seed ${of}, moment ${at}: ${fault}\n    ${image}`);
process.exitCode = found.failures.length > 0 || caught.length < mutants.length ? 1 : 0;
