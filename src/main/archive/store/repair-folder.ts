import { mendArchiveFiles } from './repair/repair-archive-file.ts';
import { openStore, type RepairOptions, type RepairStep, type StoreNeeds } from './store.ts';

/** Mends the archive in a folder, also one that does not open: its own files first. Nobody may have it open. */
export async function* repairFolder(folder: string, needs: StoreNeeds, options: RepairOptions): AsyncGenerator<RepairStep> {
  const files = await mendArchiveFiles(folder, { ...needs, ...options });
  const store = await openStore(folder, needs);
  try {
    for await (const step of store.repair(options)) {
      if (step.type === 'progress') yield step;
      else yield { type: 'done', report: withFiles(step.report, files) };
    }
  } finally {
    await store.close();
  }
}

type Report = Extract<RepairStep, { type: 'done' }>['report'];

function withFiles(report: Report, { rebuilt, quarantined }: Awaited<ReturnType<typeof mendArchiveFiles>>): Report {
  const named = rebuilt.map((what) => ({ what, name: what === 'readme' ? 'README.txt' : 'pressmark.json' }));
  return { ...report, rebuilt: [...named, ...report.rebuilt], quarantined: [...quarantined, ...report.quarantined] };
}
