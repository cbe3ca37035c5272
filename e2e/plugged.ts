import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { violations } from './axe.ts';
import { fillFromSite } from './fill.ts';
import { command, expect } from './hosts.ts';

/** A page of a host that a test started itself. */
export async function pageOf(browser: Browser, { url }: { readonly url: string }): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Both themes of what is on screen, by axe. */
export async function isAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }
}

/** Makes an archive and saves the little site's articles into it, without a host. */
export async function filledAt(archive: string, home: string): Promise<void> {
  const env = { ...process.env, PRESSMARK_CONFIG: join(home, 'config') };
  await command(['init', '--archive', archive], env);
  await fillFromSite({ archive, config: '', url: '', run: (args) => command(['--archive', archive, ...args], env) }, home);
}
