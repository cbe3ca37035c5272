import type { Fs } from '../../ports.ts';
import type { Chance } from './seeded.ts';

/** Something bad that happens to one file of an archive. */
export interface Damage {
  readonly name: string;
  readonly does: (fs: Fs, path: string, other: string, chance: Chance) => Promise<void>;
}

export const damages: readonly Damage[] = [
  { name: 'a bit flips', does: (fs, path, _, chance) => changed(fs, path, (bytes) => flipped(bytes, chance)) },
  { name: 'a stretch becomes zeros', does: (fs, path, _, chance) => changed(fs, path, (bytes) => zeroed(bytes, chance)) },
  {
    name: 'it is cut',
    does: (fs, path, _, chance) => changed(fs, path, (bytes) => bytes.slice(0, chance.below(bytes.byteLength))),
  },
  { name: 'it becomes empty', does: (fs, path) => changed(fs, path, () => new Uint8Array()) },
  { name: 'it is deleted', does: (fs, path) => fs.unlink(path) },
  { name: 'bytes are added', does: (fs, path, _, chance) => changed(fs, path, (bytes) => grown(bytes, chance)) },
  { name: 'bytes are put into it', does: (fs, path, _, chance) => changed(fs, path, (bytes) => widened(bytes, chance)) },
  { name: 'it changes places with another', does: swapped },
  { name: 'it is renamed', does: (fs, path) => fs.rename(path, `${path}.old`) },
  { name: 'another takes its place', does: async (fs, path, other) => changed(fs, path, () => fs.readFile(other)) },
];

async function changed(fs: Fs, path: string, to: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>): Promise<void> {
  const bytes = await to((await fs.readFile(path)).slice());
  await fs.unlink(path);
  const file = await fs.open(path, 'wx');
  if (bytes.byteLength > 0) await file.write(bytes);
  await file.close();
}

function flipped(bytes: Uint8Array, chance: Chance): Uint8Array {
  const at = chance.below(bytes.byteLength);
  if (bytes.byteLength > 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
  return bytes;
}

function zeroed(bytes: Uint8Array, chance: Chance): Uint8Array {
  const from = chance.below(bytes.byteLength);
  return bytes.fill(0, from, from + 1 + chance.below(512));
}

function grown(bytes: Uint8Array, chance: Chance): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes, noise(chance)]));
}

function widened(bytes: Uint8Array, chance: Chance): Uint8Array {
  const at = chance.below(bytes.byteLength + 1);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), noise(chance), bytes.subarray(at)]));
}

const noise = (chance: Chance) => Uint8Array.from({ length: 1 + chance.below(80) }, () => chance.below(256));

async function swapped(fs: Fs, path: string, other: string): Promise<void> {
  if (path === other) return;
  await fs.rename(path, `${path}.aside`);
  await fs.rename(other, path);
  await fs.rename(`${path}.aside`, other);
}
