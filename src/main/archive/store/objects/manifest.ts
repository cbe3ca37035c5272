import type { ObjectEntry } from '../../seams.ts';
import { having, listOf, text } from '../shape-check.ts';

/** A manifest is small; a bigger file that no record names is a leftover of an interrupted save. */
export const LARGEST_MANIFEST = 16 * 1024 * 1024;

/** What a manifest must say so that a capture's record can be made from it again; its members are checked when that is done. */
export interface HeldManifest {
  readonly archiveId: string;
  readonly articleId: string;
  readonly capture: Readonly<Record<string, unknown>>;
  readonly objects: readonly ObjectEntry[];
}

/** Whether bytes are the manifest of a capture: canonical JSON that names its archive, article, capture and objects. */
export function isManifest(bytes: Uint8Array): boolean {
  return readManifest(bytes) !== null;
}

/** The manifest of a capture, null for anything else. */
export function readManifest(bytes: Uint8Array): HeldManifest | null {
  if (bytes[0] !== OPENING_BRACE || bytes.byteLength > LARGEST_MANIFEST) return null;
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8').decode(bytes));
    // Safe: the form of what is used is checked here, and that of the record made from it as a whole.
    return isOne(parsed) ? (parsed as HeldManifest) : null;
  } catch {
    // Not JSON, so not a manifest.
    return null;
  }
}

const OPENING_BRACE = 0x7b;
const isOne = having({ archiveId: text, articleId: text, capture: having({}), objects: listOf(having({})) });
