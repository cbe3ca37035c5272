/** The JSON values in a page's scripts that hold the beginning of this text: what a page was made from, or is made from once its scripts run. */
export function scriptValues(html: string, text: string): unknown[] {
  const needles = needlesOf(text);
  if (needles.length === 0) return [];
  const values: unknown[] = [];
  for (const { script, attributes } of scriptsIn(html)) {
    if (script.length > MAX_LENGTH || LINKED_DATA.test(attributes)) continue;
    const at = Math.min(...needles.map((needle) => script.indexOf(needle)).filter((each) => each >= 0));
    const value = at === Number.POSITIVE_INFINITY ? undefined : valueAround(script, at);
    if (value !== undefined) values.push(value);
  }
  return values;
}

function* scriptsIn(html: string): Generator<{ readonly script: string; readonly attributes: string }> {
  const opening = /<script\b([^>]*)>/gi;
  for (let tag = opening.exec(html); tag !== null; tag = opening.exec(html)) {
    const start = opening.lastIndex;
    const found = html.indexOf('</script', start);
    const end = found < 0 ? html.length : found;
    yield { script: html.slice(start, end), attributes: tag[1] ?? '' };
    opening.lastIndex = end;
  }
}

/** Some words in a row of the text's beginning, without characters that scripts write in other ways, and as they are written where only ASCII is allowed: several, for links and emphasis cut a text in pieces. */
function needlesOf(text: string): string[] {
  const runs = text.slice(0, MAX_SEARCHED).match(/[\p{L}\p{N}, ]+/gu) ?? [];
  const pieces = runs.flatMap((run) => run.match(NEEDLE) ?? []).map((piece) => piece.trim());
  return pieces
    .filter((piece) => piece.length >= MIN_NEEDLE)
    .flatMap((piece) => [...new Set([piece, [...piece].map((each) => (each < '\x7f' ? each : escapeOf(each))).join('')])]);
}

const escapeOf = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** The outermost object or list of a script, from its first bracket that is JSON to where it is closed, with this place in it. */
function valueAround(script: string, at: number): unknown {
  const opening = /(?:^|[=(,:])\s*[[{](?=\s*["[{])/g;
  for (let tries = 0, found = opening.exec(script); found !== null && tries < MAX_TRIES; found = opening.exec(script), tries++) {
    const start = opening.lastIndex - 1;
    if (start > at) return undefined;
    const end = closing(script, start);
    if (end < at) {
      if (end > 0) opening.lastIndex = end;
      continue;
    }
    try {
      return JSON.parse(script.slice(start, end + 1)) as unknown;
    } catch {
      // A script's own object, not JSON: one within it may be.
    }
  }
  return undefined;
}

/** Where what opens here is closed; -1 when nowhere. */
function closing(script: string, start: number): number {
  let depth = 0;
  for (let at = start; at < script.length; at++) {
    const character = script[at];
    if (character === '"') {
      for (at++; at < script.length && script[at] !== '"'; at++) if (script[at] === '\\') at++;
    } else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return at;
  }
  return -1;
}

const LINKED_DATA = /ld\+json/i;
const MAX_LENGTH = 5_000_000;
const MAX_SEARCHED = 300;
const NEEDLE = /.{16,28}(?=\s|$)|.{16}/gu;
const MIN_NEEDLE = 16;
/** A script with so many objects before the text is a program. */
const MAX_TRIES = 20;
