import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from './archive.ts';
import { testPorts } from './testing/ports.ts';
import { ask, twelveReports } from './testing/twelve-reports.ts';

const call = { trust: 'local' as const };

test('rebuilding that is asked for while a start still catches up ends with everything searchable', async () => {
  const folder = await twelveReports('rebuild');
  await rm(join(folder, 'derived'), { recursive: true });

  const archive = await openArchive(folder, testPorts());
  const steps = [];
  for await (const step of archive.service.archive.reindex(undefined, call)) steps.push(step);
  expect(steps.at(-1)).toMatchObject({ type: 'done', articles: 12 });
  const found = await ask(archive, 'gauge');
  expect([found.total, found.complete]).toEqual([12, true]);
  await archive.close();
  await rm(folder, { recursive: true });
});
