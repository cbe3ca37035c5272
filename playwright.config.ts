import { defineConfig } from '@playwright/test';

/** End-to-end tests on the web host, in the browser of this computer. No test touches the internet. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'node_modules/.cache/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // A busy computer may once be slower than a person's patience; what fails twice is broken.
  retries: process.env.CI ? 1 : 0,
  reporter: 'line',
  projects: [{ name: 'web' }],
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(process.env.PRESSMARK_BROWSER ? { executablePath: process.env.PRESSMARK_BROWSER } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
