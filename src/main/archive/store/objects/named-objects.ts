import type { JournalRecord, ObjectEntry, ObjectRole } from '../../seams.ts';

/** Which objects the journal says must be there, as records are read in order. */
export interface NamedObjects {
  read(record: JournalRecord): void;
  /** Takes a capture for named, although no record names it (yet). */
  readCapture(capture: { readonly articleId: string; readonly manifest: string; readonly objects: readonly ObjectEntry[] }): void;
  /** Object to size; null where no record tells it. */
  readonly sizes: ReadonlyMap<string, number | null>;
  /** Every object any record ever named, also those purged since. */
  readonly everNamed: Pick<ReadonlySet<string>, 'has'>;
  roleOf(sha256: string): ObjectRole | null;
  /** Articles that need an object. */
  ownersOf(sha256: string): readonly string[];
  /** Objects saved after the last check of everything; kept only when asked for, because they may be all. */
  readonly sinceLastCheck: ReadonlySet<string>;
}

export function namedObjects({ keepsNew = false }: { readonly keepsNew?: boolean } = {}): NamedObjects {
  const sizes = new Map<string, number | null>();
  /** Nearly every object belongs to one article, so a set is made only for those that are shared. */
  const owners = new Map<string, string | Set<string>>();
  /** Of everything that was ever named; null for what only a deletion names. */
  const roles = new Map<string, ObjectRole | null>();
  const sinceLastCheck = new Set<string>();

  /** The same bytes may be named again later; what they were first is what they were checked as. */
  function name(sha256: string, role: ObjectRole): void {
    if (roles.get(sha256) == null) roles.set(sha256, role);
    if (keepsNew && !sizes.has(sha256)) sinceLastCheck.add(sha256);
  }

  function own(sha256: string, articleId: string): void {
    const held = owners.get(sha256);
    if (held === undefined) owners.set(sha256, articleId);
    else if (typeof held !== 'string') held.add(articleId);
    else if (held !== articleId) owners.set(sha256, new Set([held, articleId]));
  }

  /** Another machine may have saved the same bytes in another article meanwhile: those still need them. */
  function disown(sha256: string, articleIds: ReadonlySet<string>): void {
    const held = owners.get(sha256);
    const left = (typeof held === 'string' ? [held] : [...(held ?? [])]).filter((owner) => !articleIds.has(owner));
    if (left.length > 0) return void owners.set(sha256, new Set(left));
    owners.delete(sha256);
    sizes.delete(sha256);
  }

  function add(objects: readonly ObjectEntry[], articleId: string): void {
    for (const { sha256, bytes, role } of objects) {
      name(sha256, role);
      sizes.set(sha256, bytes);
      own(sha256, articleId);
    }
  }

  const readCapture: NamedObjects['readCapture'] = ({ articleId, manifest, objects }) => {
    if (manifest !== '') {
      name(manifest, 'manifest');
      own(manifest, articleId);
      if (!sizes.has(manifest)) sizes.set(manifest, null);
    }
    add(objects, articleId);
  };

  return {
    readCapture,
    sizes,
    everNamed: roles,
    sinceLastCheck,
    roleOf: (sha256) => roles.get(sha256) ?? null,
    ownersOf(sha256) {
      const held = owners.get(sha256);
      return held === undefined ? [] : typeof held === 'string' ? [held] : [...held];
    },
    read(record) {
      if (record.type === 'verify.report' && record.mode === 'full') sinceLastCheck.clear();
      if (record.type === 'capture.add') readCapture(record);
      if (record.type === 'reading.add') add(record.objects, record.articleId);
      if (record.type === 'purge-intent') {
        const purged = new Set(record.articleIds);
        for (const sha256 of record.objects) {
          if (!roles.has(sha256)) roles.set(sha256, null);
          disown(sha256, purged);
        }
      }
    },
  };
}
