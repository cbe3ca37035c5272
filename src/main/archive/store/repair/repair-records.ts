import type { Fs } from '../../ports.ts';
import type { Change, ObjectEntry } from '../../seams.ts';
import { isAwayAt } from '../disk/placeholder.ts';
import { isKnownChange } from '../journal/record-schema.ts';
import type { Layout } from '../layout.ts';
import { LARGEST_MANIFEST, readManifest } from '../objects/manifest.ts';
import type { NamedObjects } from '../objects/named-objects.ts';
import { objectFiles } from '../objects/object-files.ts';
import { sha256 } from '../sha256.ts';

type CaptureAdd = Extract<Change, { type: 'capture.add' }>;

/** A capture that no record of this archive names, and the record that names it again. */
export interface OrphanCapture {
  readonly manifest: string;
  readonly change: CaptureAdd;
}

/** Captures whose manifest lies among the objects of an archive, under whatever name, while no journal of ours names it: what a lost journal leaves behind. */
export async function* orphanCaptures(
  fs: Fs,
  layout: Layout,
  { archiveId, named }: { readonly archiveId: string; readonly named: Pick<NamedObjects, 'everNamed'> },
): AsyncGenerator<OrphanCapture> {
  const { objects, strangers } = await objectFiles(fs, layout);
  const paths = [
    ...objects.filter((name) => !named.everNamed.has(name)).map(layout.object),
    ...strangers.map((path) => `${layout.folder}/${path}`),
  ];
  for (const path of paths) {
    const found = await fs.stat(path);
    if (found?.kind !== 'file' || found.size > LARGEST_MANIFEST || (await isAwayAt(fs, path))) continue;
    const bytes = await fs.readFile(path);
    const manifest = sha256(bytes);
    const change = named.everNamed.has(manifest) ? null : recordFrom(manifest, bytes, archiveId);
    if (change) yield { manifest, change };
  }
}

/** The record that names the capture of a manifest which is stored now; null when it is not there, or names no capture of ours. */
export async function recordOfManifest(fs: Fs, layout: Layout, manifest: string, archiveId: string): Promise<CaptureAdd | null> {
  const path = layout.object(manifest);
  if ((await fs.stat(path))?.kind !== 'file') return null;
  const bytes = await fs.readFile(path);
  return sha256(bytes) === manifest ? recordFrom(manifest, bytes, archiveId) : null;
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
