// The index worker of an archive, except that its process is killed at one of its calls to the file system: before it, after it, or when half its bytes are
// written.
import { writeSync } from 'node:fs';
import { numberCalls } from './numbered-files.mjs';

const { at = null, how = 'before' } = JSON.parse(process.env.PRESSMARK_DEATH || '{}');

const dies = (call, when) => {
  if (call.number !== at || call.number === 0 || when !== how) return;
  writeSync(1, `died ${call.name} ${call.path.split('/').at(-1)}\n`);
  process.kill(process.pid, 'SIGKILL');
};
numberCalls({
  before: (call) => dies(call, 'before'),
  after: (call) => dies(call, how === 'half' ? 'half' : 'after'),
  isHalf: (call) => how === 'half' && call.number === at,
});
await import('../../src/main/archive/indexing/index-worker.ts');
