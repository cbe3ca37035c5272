/** One reader in a process of its own: is sent pages some at a time, and says how long each took. `peer-child.ts NAME` */
import { markupOf, type Page } from './pages.ts';
import { PEERS, startPeer } from './peers.ts';

export interface Batch {
  readonly pages: readonly Page[];
  readonly withReadings: boolean;
}
export interface PageTook {
  readonly id: string;
  readonly ms: number;
  readonly outcome: 'read' | 'cut off' | 'failed';
  readonly why?: string;
  readonly reading?: unknown;
}
export interface BatchTook {
  readonly pages: readonly PageTook[];
  readonly wallMs: number;
  /** Of all threads; reading the files and decoding them is left out. */
  readonly cpuMs: number;
  readonly peakRssMb: number;
}

const name = PEERS.find((each) => each === process.argv[2]);
if (name === undefined || process.send === undefined) throw new Error('usage: started by extract-bench.ts');
const peer = startPeer(name);
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function take({ pages, withReadings }: Batch): Promise<BatchTook> {
  const waiting = pages.map((page) => ({ page, html: markupOf(page) }));
  const took: PageTook[] = [];
  const cpu = cpuMs();
  const start = performance.now();
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { page, html } = next;
      const began = performance.now();
      const since = () => performance.now() - began;
      try {
        const { isCutOff, reading } = await peer.read(html, page.url);
        took.push({ id: page.id, ms: since(), outcome: isCutOff ? 'cut off' : 'read', ...(withReadings ? { reading } : {}) });
      } catch (error) {
        took.push({ id: page.id, ms: since(), outcome: 'failed', why: String(error).slice(0, 200) });
      }
    }
  };
  await Promise.all(Array.from({ length: peer.atOnce }, work));
  const wallMs = performance.now() - start;
  return { pages: took, wallMs, cpuMs: cpuMs() - cpu, peakRssMb: process.resourceUsage().maxRSS / 1024 };
}

process.on('message', (batch: Batch) => {
  void take(batch).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => {
  void peer.close().then(() => process.exit(0));
});
