import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Violations in words; the stored page in the sandboxed frame is evidence and not ours to mend. */
export async function violations(page: Page): Promise<string[]> {
  // A sheet that is still fading in has the contrast of a ghost.
  await page.evaluate(async () => {
    const ending = () =>
      document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    for (let quiet = 0; quiet < 2; quiet = ending().length === 0 ? quiet + 1 : 0) {
      await Promise.allSettled(ending().map((animation) => animation.finished));
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  });
  const { violations: found } = await new AxeBuilder({ page }).withTags(TAGS).exclude('iframe').analyze();
  return found.map((each) => `${each.id}: ${each.help}: ${each.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}
