/** An extractor of an earlier version, for tests of reading anew: it has no title rule, and calls the rule of the fence by another name. */
import { parentPort } from 'node:worker_threads';
import { extractNow } from '../extract/extract-now.ts';
import type { Order, Report } from '../extract/jobs.ts';

const port = parentPort;
if (port === null) throw new Error('The extract worker runs as a worker thread only.');
const say = (report: Report) => port.postMessage(report);

/** What this version reads worse: articles of the gauge. */
const WORSE = /gauge/i;

async function answer(order: Order): Promise<Report> {
  if (order.job !== 'extract') return { type: 'failed', id: order.id, reason: 'this version makes no static pages' };
  const reading = await extractNow(order.request);
  const isWorse = WORSE.test(order.request.text);
  return {
    type: 'done',
    id: order.id,
    answer: {
      ...reading,
      extractor: 'pressmark-extract/0',
      title: isWorse ? `${reading.title} | Tarn Courier` : reading.title,
      removed: isWorse ? reading.removed.map((entry) => ({ ...entry, rule: `old-${entry.rule}` })) : reading.removed,
    },
  };
}

port.on('message', (order: Order) => void answer(order).then(say));
say({ type: 'ready' });
