import type { JournalRecord, ObjectEntry } from '../seams.ts';

/** Which objects the journal says must be there, as records are read in order. */
export interface NamedObjects {
  read(record: JournalRecord): void;
  /** Object to size; null where no record tells it. */
  readonly sizes: ReadonlyMap<string, number | null>;
  /** Every object any record ever named, also those purged since. */
  readonly everNamed: ReadonlySet<string>;
}

export function namedObjects(): NamedObjects {
  const sizes = new Map<string, number | null>();
  const everNamed = new Set<string>();
  const add = (objects: readonly ObjectEntry[]) => {
    for (const { sha256, bytes } of objects) {
      sizes.set(sha256, bytes);
      everNamed.add(sha256);
    }
  };
  return {
    sizes,
    everNamed,
    read(record) {
      if (record.type === 'capture.add') {
        everNamed.add(record.manifest);
        if (!sizes.has(record.manifest)) sizes.set(record.manifest, null);
        add(record.objects);
      }
      if (record.type === 'reading.add') add(record.objects);
      if (record.type === 'purge-intent') for (const sha256 of record.objects) sizes.delete(sha256);
    },
  };
}
