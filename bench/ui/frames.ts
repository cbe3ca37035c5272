import type { Page } from 'playwright';

/** Begins to note every frame of a page; has to be asked before the page is opened. */
export async function noteFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const frames: number[] = [];
    Object.assign(window, { frameTimes: frames });
    let last = performance.now();
    const tick = (now: number) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
}

/** The frames since the last time one asked, shortest first, in ms. */
export async function takeFrames(page: Page): Promise<number[]> {
  // Safe: noteFrames made it.
  const frames = await page.evaluate(() => (Reflect.get(window, 'frameTimes') as number[]).splice(0));
  return frames.toSorted((a, b) => a - b);
}
