import { normalizeEncoding } from '@exodus/bytes/encoding.js';

/** The charset an HTML document names in a `meta`, found as the HTML standard's prescan finds it; null when it names none. */
export function prescanMeta(bytes: Uint8Array): string | null {
  // Latin-1 keeps one character a byte; browsers look at 1024 bytes first and restart for a later meta, so a later one counts too.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SCANNED_BYTES)).toString('latin1');
  let at = 0;
  while (at < text.length) {
    at = text.indexOf('<', at);
    if (at < 0) return null;
    if (text.startsWith('<!--', at)) {
      // `<!-->` is a whole comment: its dashes may be the opening ones.
      const end = text.indexOf('-->', at + 2);
      if (end < 0) return null;
      at = end + 3;
    } else if (/^<meta[\s/]/i.test(text.slice(at, at + 6))) {
      const tag = readAttributes(text, at + 5);
      const charset = charsetOfMeta(tag.attributes);
      if (charset !== null) return charset;
      at = tag.end;
    } else if (/^<\/?[a-z]/i.test(text.slice(at, at + 3))) {
      at = readAttributes(text, skipName(text, at + 1)).end;
    } else if (/^<[!/?]/.test(text.slice(at, at + 2))) {
      const end = text.indexOf('>', at);
      if (end < 0) return null;
      at = end + 1;
    } else {
      at += 1;
    }
  }
  return null;
}

const SCANNED_BYTES = 64 * 1024;

function skipName(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[\s>]/.test(text[at] ?? '')) at += 1;
  return at;
}

function charsetOfMeta(attributes: ReadonlyMap<string, string>): string | null {
  const direct = attributes.get('charset');
  const label =
    direct ?? (attributes.get('http-equiv') === 'content-type' ? charsetInContent(attributes.get('content') ?? '') : null);
  const name = label === null ? null : normalizeEncoding(label.trim());
  if (name === null || name === 'replacement') return null;
  // A document whose meta could be read as ASCII is not UTF-16.
  if (name.startsWith('utf-16')) return 'utf-8';
  return name === 'x-user-defined' ? 'windows-1252' : name;
}

/** The standard's way of finding a charset in a `content` value. */
function charsetInContent(content: string): string | null {
  const found = /charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'][^\s;]*))/i.exec(content);
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? null);
}

function readAttributes(text: string, from: number): { readonly attributes: ReadonlyMap<string, string>; readonly end: number } {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    while (/[\s/]/.test(text[at] ?? '')) at += 1;
    if (at >= text.length || text[at] === '>') return { attributes, end: at + 1 };
    const nameFrom = at;
    while (at < text.length && (at === nameFrom || text[at] !== '=') && !/[\s/>]/.test(text[at] ?? '')) at += 1;
    const name = text.slice(nameFrom, at).toLowerCase();
    let after = at;
    while (/\s/.test(text[after] ?? '')) after += 1;
    let value = '';
    if (text[after] === '=') {
      at = after + 1;
      while (/\s/.test(text[at] ?? '')) at += 1;
      const quote = text[at];
      if (quote === '"' || quote === "'") {
        const close = text.indexOf(quote, at + 1);
        if (close < 0) return { attributes, end: text.length };
        value = text.slice(at + 1, close);
        at = close + 1;
      } else {
        const valueFrom = at;
        while (at < text.length && !/[\s>]/.test(text[at] ?? '')) at += 1;
        value = text.slice(valueFrom, at);
      }
    }
    if (!attributes.has(name)) attributes.set(name, name === 'http-equiv' ? value.toLowerCase() : value);
  }
}
