/** A strict reader of BibTeX: entries of `@type{key, name = {value}, ...}` with balanced braces and nothing else between them. */
export function readBibtex(text: string): { type: string; key: string; fields: Record<string, string> }[] {
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at}: ${text.slice(at, at + 40)}`);
  };
  const take = (pattern: RegExp, what: string): string => {
    const found = new RegExp(pattern.source, 'uy');
    found.lastIndex = at;
    const match = found.exec(text);
    if (match === null) return fail(`no ${what}`);
    at += match[0].length;
    return match[1] ?? match[0];
  };
  const value = (): string => {
    take(/\{/, 'opening brace');
    const start = at;
    for (let depth = 1; depth > 0; at += 1) {
      const char = text[at] ?? fail('an end inside braces');
      if (char === '\\') at += 1;
      else if (char === '{') depth += 1;
      else if (char === '}') depth -= 1;
    }
    return text.slice(start, at - 1);
  };
  const entries: ReturnType<typeof readBibtex> = [];
  take(/\s*/, 'space');
  while (at < text.length) {
    const type = take(/@([a-z]+)\{/, 'entry');
    const key = take(/([A-Za-z0-9:_-]+),\s*/, 'key');
    const fields: Record<string, string> = {};
    do {
      const name = take(/([a-z]+)\s*=\s*/, 'field');
      if (Object.hasOwn(fields, name)) fail(`${name} twice`);
      fields[name] = value();
    } while (take(/(,?)\s*/, 'comma') === ',');
    take(/\}\s*/, 'closing brace');
    entries.push({ type, key, fields });
  }
  return entries;
}

/** The text that TeX would print. */
export const texText = (tex: string): string => {
  const names: Record<string, string> = {
    textbackslash: '\\',
    textbraceleft: '{',
    textbraceright: '}',
    textasciicircum: '^',
    textasciitilde: '~',
  };
  return tex.replace(
    /\\([a-z]+)\{\}|\\([{}$&%#_])/g,
    (_all, name: string | undefined, char: string | undefined) => char ?? names[name ?? ''] ?? '?',
  );
};
