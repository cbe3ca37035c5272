/** The thread that pages are read in: one order at a time until `null` comes, nothing kept between them but the language tables. */
import { parentPort } from 'node:worker_threads';
import { extractNow } from './extract-now.ts';
import type { JobName, Jobs, Order, Report } from './jobs.ts';
import { makeRendition } from './rendition.ts';

const port = parentPort;
if (port === null) throw new Error('The extract worker runs as a worker thread only.');

const say = (report: Report) => port.postMessage(report);

async function answer(order: Order): Promise<Jobs[JobName]['answer']> {
  switch (order.job) {
    case 'extract':
      return extractNow(order.request);
    case 'render': {
      const { html, images, dropped } = makeRendition(order.request);
      return { html, images, dropped };
    }
  }
}

port.on('message', (order: Order | null) => {
  if (order === null) {
    port.close();
    return;
  }
  answer(order).then(
    (done) => say({ type: 'done', id: order.id, answer: done }),
    (error: unknown) => say({ type: 'failed', id: order.id, reason: error instanceof Error ? error.message : String(error) }),
  );
});
say({ type: 'ready' });
