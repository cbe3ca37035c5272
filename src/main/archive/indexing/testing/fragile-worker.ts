import { parentPort } from 'node:worker_threads';
import type { Question } from '../protocol.ts';

/** The index worker, except that an article called `crash` ends the thread as a bug would. */
parentPort?.on('message', ({ ask }: Question) => {
  if (ask.op === 'apply' && ask.documents.some(({ articleId }) => articleId === 'crash')) process.exit(1);
});
await import('../index-worker.ts');
