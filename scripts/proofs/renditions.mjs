// `npm run proof -- renditions`: every payload in every place, ten thousand composed pages, every real page at hand, and a real browser where there is one.
import { run } from '../run.mjs';

const { status } = await run(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'src/main/archive/extract/sanitize', 'src/main/archive/extract/rendition'],
  {
    env: { PRESSMARK_PROOF: 'whole' },
  },
);
process.exitCode = status;
