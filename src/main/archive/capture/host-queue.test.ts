import { describe, expect, it } from 'vitest';
import { hostQueue, PAUSE_MS } from './host-queue.ts';

/** A clock that only sleeping moves. */
function still() {
  let now = 0;
  const clock = { now: () => now, monotonic: () => now };
  const queue = hostQueue({
    clock,
    sleep: async (ms) => {
      now += ms;
    },
  });
  return { queue, clock };
}

describe('hostQueue', () => {
  it('runs one page of a host at a time, in order, with a pause between', async () => {
    const { queue, clock } = still();
    const starts: [number, number][] = [];
    let running = 0;
    let most = 0;
    const pages = [1, 2, 3].map((page) =>
      queue.run('a.example', undefined, async () => {
        running += 1;
        most = Math.max(most, running);
        starts.push([page, clock.monotonic()]);
        await new Promise(setImmediate);
        running -= 1;
      }),
    );
    await Promise.all(pages);
    expect(most).toBe(1);
    expect(starts).toEqual([
      [1, 0],
      [2, PAUSE_MS],
      [3, 2 * PAUSE_MS],
    ]);
  });

  it('lets different hosts run side by side', async () => {
    const { queue } = still();
    const met = Promise.withResolvers<undefined>();
    const both = [
      queue.run('a.example', undefined, () => met.promise),
      queue.run('b.example', undefined, async () => met.resolve(undefined)),
    ];
    await expect(Promise.all(both)).resolves.toHaveLength(2);
  });

  it('goes on after a page that failed', async () => {
    const { queue } = still();
    await expect(queue.run('a.example', undefined, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    await expect(queue.run('a.example', undefined, async () => 'next')).resolves.toBe('next');
  });

  it('lets a waiting page leave without letting the next one jump the queue', async () => {
    const { queue } = still();
    const first = Promise.withResolvers<undefined>();
    const controller = new AbortController();
    const order: string[] = [];
    const a = queue.run('a.example', undefined, async () => {
      await first.promise;
      order.push('first');
    });
    const b = queue.run('a.example', controller.signal, async () => {
      order.push('never');
    });
    const c = queue.run('a.example', undefined, async () => {
      order.push('third');
    });
    controller.abort();
    await expect(b).rejects.toThrow();
    first.resolve(undefined);
    await Promise.all([a, c]);
    expect(order).toEqual(['first', 'third']);
  });
});
