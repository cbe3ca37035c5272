import { ArchiveError } from '../../../shared/archive-error.ts';
import type { Clock } from '../ports.ts';
import type { CaptureDraft } from '../seams.ts';
import { decodeText } from './charset.ts';
import { decodeBody } from './decode-body.ts';
import { localDraft } from './file-draft.ts';
import { CAPTURE_LIMITS } from './limits.ts';

/** A saved page or text as a draft. Throws `unsupported` for kinds that cannot be read, `too-large` for a file that unpacks to too much. */
export async function captureFile(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where it came from. */
  readonly url?: string | undefined;
  /** Read it as this, whatever its name says. */
  readonly as?: 'text' | 'html' | undefined;
  readonly clock: Clock;
  readonly appVersion: string;
}): Promise<CaptureDraft> {
  const kind = file.as ?? kindOf(file.name);
  if (kind === null) throw unsupported(file.name);
  const gzipped = file.bytes[0] === 0x1f && file.bytes[1] === 0x8b;
  if (file.bytes.length > CAPTURE_LIMITS.resourceBytes)
    throw new ArchiveError('too-large', `${file.name}: it is larger than ${CAPTURE_LIMITS.resourceBytes} bytes.`);
  const payload = gzipped ? await unpacked(file.name, file.bytes) : file.bytes;
  if (looksBinary(payload))
    throw new ArchiveError('unsupported', `${file.name}: it holds binary data, not ${kind === 'html' ? 'a page' : 'text'}.`);
  const { text, charset } = decodeText(payload, { header: '', html: kind === 'html' });
  return localDraft({
    method: 'file',
    kind,
    mime: MIME[kind],
    payload,
    text,
    charset,
    url: file.url,
    interventions: gzipped ? ['gunzipped'] : [],
    facts: {},
    clock: file.clock,
    appVersion: file.appVersion,
  });
}

/** Whether a folder's file of this name is one to save. */
export function isAcceptedName(name: string): boolean {
  return kindOf(name) !== null;
}

type FileKind = 'html' | 'text' | 'markdown';

const MIME: Record<FileKind, string> = { html: 'text/html', text: 'text/plain', markdown: 'text/markdown' };

const EXTENSIONS: ReadonlyMap<string, FileKind> = new Map([
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['txt', 'text'],
  ['text', 'text'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
]);

function kindOf(name: string): FileKind | null {
  const extension = /\.([^./\\]+)$/.exec(name.toLowerCase().replace(/\.gz$/, ''))?.[1] ?? '';
  return EXTENSIONS.get(extension) ?? null;
}

function unsupported(name: string): ArchiveError {
  const extension = /\.[^./\\]+$/.exec(name)?.[0] ?? '';
  const what = extension === '' ? 'a file without an ending says not what it is' : `${extension} files cannot be read yet`;
  return new ArchiveError(
    'unsupported',
    `${name}: ${what}. Readable are .html, .htm, .txt, .md, each also as .gz; or say how to read it (text or html).`,
  );
}

async function unpacked(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await decodeBody(bytes, 'gzip', CAPTURE_LIMITS.resourceBytes);
  } catch (cause) {
    const tooLarge = cause instanceof ArchiveError && cause.code === 'too-large';
    const why = tooLarge ? `it unpacks to more than ${CAPTURE_LIMITS.resourceBytes} bytes` : 'its gzip is damaged';
    throw new ArchiveError(tooLarge ? 'too-large' : 'invalid', `${name}: ${why}.`, { cause });
  }
}

/** PDFs, images and the like under a text name: signatures, or more zero bytes and control characters than any text has and that no UTF-16 mark explains. */
function looksBinary(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1');
  if (SIGNATURES.some((signature) => head.startsWith(signature))) return true;
  const utf16 = head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff');
  const controls = head.match(CONTROLS)?.length ?? 0;
  return !utf16 && controls > head.length / 32;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for; tabs, line and page ends, and the escapes of ISO 2022 are text.
const CONTROLS = /[\0-\x08\x0e-\x19\x1c-\x1f]/g;
const SIGNATURES = ['%PDF-', 'PK\x03\x04', '\x89PNG', 'GIF8', '\xff\xd8\xff', '\x7fELF', 'SQLite format 3'];
