import type { Fs } from '../ports.ts';
import type { Change, ObjectEntry } from '../seams.ts';
import type { Layout } from './layout.ts';
import { LARGEST_MANIFEST, readManifest } from './manifest.ts';
import type { NamedObjects } from './named-objects.ts';
import { objectFiles } from './object-files.ts';
import { isKnownChange } from './record-schema.ts';
import { sha256 } from './sha256.ts';

type CaptureAdd = Extract<Change, { type: 'capture.add' }>;

/** A capture that no record of this archive names, and the record that names it again. */
export interface OrphanCapture {
  readonly manifest: string;
  readonly change: CaptureAdd;
}

/** Captures whose manifest lies among the objects of an archive while no journal of ours names it: what a lost journal leaves behind. */
export async function* orphanCaptures(
  fs: Fs,
  layout: Layout,
  { archiveId, named }: { readonly archiveId: string; readonly named: Pick<NamedObjects, 'everNamed'> },
): AsyncGenerator<OrphanCapture> {
  const { objects } = await objectFiles(fs, layout);
  for (const name of objects) {
    if (named.everNamed.has(name)) continue;
    const path = layout.object(name);
    const found = await fs.stat(path);
    if (found?.kind !== 'file' || found.size > LARGEST_MANIFEST) continue;
    const bytes = await fs.readFile(path);
    if (sha256(bytes) !== name) continue;
    const change = recordFrom(name, bytes, archiveId);
    if (change) yield { manifest: name, change };
  }
}

/** Null when the bytes are no manifest of this archive. Times are those of the capture: only the record is new. */
function recordFrom(name: string, bytes: Uint8Array, archiveId: string): CaptureAdd | null {
  const manifest = readManifest(bytes);
  if (manifest?.archiveId !== archiveId) return null;
  const { articleId, capture } = manifest;
  const own: ObjectEntry = { role: 'manifest', mime: 'application/json', sha256: name, bytes: bytes.byteLength };
  const { title, url } = manifest as { title?: unknown; url?: unknown }; // safe: checked next
  const address = [url, capture.finalUrl, capture.requestedUrl].find((each) => typeof each === 'string') ?? null;
  const change = {
    type: 'capture.add',
    articleId,
    manifest: name,
    objects: [...manifest.objects, own],
    capture,
    title: typeof title === 'string' ? title : (address ?? 'Untitled'),
    url: address,
    tags: [],
    collectionId: null,
    recovered: true,
  };
  // Safe: the form is checked member by member, as a reader of the journal does it.
  return isKnownChange(change) ? (change as unknown as CaptureAdd) : null;
}
