import { parse } from 'yaml';

/** The fields of a file's front matter, by lower-case name. */
export interface FrontMatter {
  /** The first of the names that has a value. */
  first(...names: readonly string[]): string | null;
  all(...names: readonly string[]): string[];
}

/** Splits a Markdown file into its YAML front matter and the text below. What is not YAML is text. */
export function readFrontMatter(text: string): { fields: FrontMatter; body: string } {
  const match = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text);
  const values = match === null || (match[1] ?? '').length > MAX_LENGTH ? null : valuesOf(match[1] ?? '');
  const fields = values ?? new Map<string, string[]>();
  const all = (...names: readonly string[]) => names.flatMap((name) => fields.get(name) ?? []);
  return {
    fields: { all, first: (...names) => all(...names)[0] ?? null },
    body: values === null || match === null ? text : text.slice(match[0].length),
  };
}

const MAX_LENGTH = 100_000;

function valuesOf(yaml: string): Map<string, string[]> | null {
  let parsed: unknown;
  try {
    parsed = parse(yaml, { schema: 'failsafe', maxAliasCount: 100, logLevel: 'silent' });
  } catch {
    // A line of dashes is no front matter; the text keeps it.
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  // Text between two lines of dashes may be YAML by chance: fields have names.
  if (!Object.keys(parsed).every((name) => /^[\p{L}\p{N}_][\p{L}\p{N} _.:-]*$/u.test(name))) return null;
  return new Map(Object.entries(parsed).map(([name, value]) => [name.toLowerCase(), textsOf(value)]));
}

const textsOf = (value: unknown): string[] =>
  [value].flat(2).flatMap((each: unknown) => (typeof each === 'string' && each.trim() !== '' ? [each.trim()] : []));
