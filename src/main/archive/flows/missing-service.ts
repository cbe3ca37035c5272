import { ArchiveError } from '../../../shared/archive-error.ts';
import type { ArchiveService, SettingsStore } from '../ports.ts';
import { settingsFlow } from './settings.ts';

interface Missing {
  readonly folder: string;
  readonly name: string;
  readonly settings: SettingsStore;
  readonly make: () => Promise<{ archiveId: string; path: string; created: boolean }>;
  readonly freeBytes: () => Promise<number | null>;
}

/** The contract where no archive lies yet: it can say so, be made, and keep settings; all else is refused with the reason. */
export function missingService({ folder, name, settings, make, freeBytes }: Missing): ArchiveService {
  const refuse = () => {
    throw new ArchiveError('archive-missing', `There is no archive in ${folder} yet. Create it first.`);
  };
  const refusing = (verbs: object) => new Proxy(verbs, { get: (given, verb) => (Reflect.get(given, verb) as unknown) ?? refuse });
  const refuseAll = refusing({});
  const present: Pick<ArchiveService, 'settings'> & { archive: Partial<ArchiveService['archive']> } = {
    settings: settingsFlow(settings),
    archive: refusing({
      info: async () => ({
        archiveId: null,
        name,
        path: folder,
        state: 'missing' as const,
        notice: `There is no archive in ${folder} yet.`,
        holder: null,
        index: { state: 'ready' as const, done: 0, total: 0 },
        freeBytes: await freeBytes(),
        lastVerify: null,
        revision: 0,
      }),
      create: async () => make(),
      open: async () => ({ state: 'missing' as const }),
    } satisfies Partial<ArchiveService['archive']>),
  };
  // Safe: every subject that is not present refuses every verb.
  return new Proxy(present, {
    get: (target, subject) => (Reflect.get(target, subject) as unknown) ?? refuseAll,
  }) as ArchiveService;
}
