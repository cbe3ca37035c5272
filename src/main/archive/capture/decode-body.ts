import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { ArchiveError } from '../../../shared/archive-error.ts';

/** A body without its content-encodings; throws `too-large` past the cap and `invalid` when the bytes are not what the header says. */
export async function decodeBody(raw: Uint8Array, contentEncoding: string, capBytes: number): Promise<Uint8Array> {
  const encodings = contentEncoding
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  if (encodings.length > MOST_LAYERS)
    throw new ArchiveError(
      'invalid',
      `The body is encoded ${encodings.length} times over; ${MOST_LAYERS} is the most a page needs.`,
    );
  let bytes = raw;
  for (const name of encodings.reverse()) bytes = bytes.length === 0 ? bytes : await undo(name, bytes, capBytes);
  return bytes;
}

const MOST_LAYERS = 3;

const run = {
  gunzip: promisify<Uint8Array, object, Buffer>(gunzip),
  inflate: promisify<Uint8Array, object, Buffer>(inflate),
  inflateRaw: promisify<Uint8Array, object, Buffer>(inflateRaw),
  brotli: promisify<Uint8Array, object, Buffer>(brotliDecompress),
  zstd: promisify<Uint8Array, object, Buffer>(zstdDecompress),
};

async function undo(name: string, bytes: Uint8Array, capBytes: number): Promise<Uint8Array> {
  // A truncated stream still gives what it holds: part of a page is better than none, and the status says so.
  const options = { maxOutputLength: capBytes, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    switch (name) {
      case 'gzip':
      case 'x-gzip':
        return await run.gunzip(bytes, options);
      case 'deflate':
        return await inflateEither(bytes, options);
      case 'br':
        return await run.brotli(bytes, { maxOutputLength: capBytes, finishFlush: constants.BROTLI_OPERATION_FLUSH });
      case 'zstd':
        return await run.zstd(bytes, { maxOutputLength: capBytes, finishFlush: constants.ZSTD_e_flush });
      default:
        throw new ArchiveError('unsupported', `The body is encoded as "${name}", which cannot be decoded.`);
    }
  } catch (cause) {
    if (cause instanceof ArchiveError) throw cause;
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
      throw new ArchiveError('too-large', `The ${name} body unpacks to more than ${capBytes} bytes.`, { cause });
    throw new ArchiveError('invalid', `The body is not valid ${name}, though the server says so.`, { cause });
  }
}

/** Servers mean two things by `deflate`: the zlib format, and the bare stream. */
async function inflateEither(bytes: Uint8Array, options: object): Promise<Uint8Array> {
  const zlib = ((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0;
  return zlib ? run.inflate(bytes, options) : run.inflateRaw(bytes, options);
}
