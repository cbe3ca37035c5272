/** Headers as received: names in any case, in order. */
export type Headers = readonly (readonly [string, string])[];

/** The first value of a header, empty when it is not there. */
export function headerOf(headers: Headers, name: string): string {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

/** Every value of a header. */
export function headersOf(headers: Headers, name: string): string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

/** The type a `Content-Type` names, lower case, without parameters. */
export function mimeOf(contentType: string): string {
  const type = contentType.split(';', 1).join('').split(',', 1).join('').trim().toLowerCase();
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : '';
}

/** The charset a `Content-Type` names, empty when none. */
export function charsetOf(contentType: string): string {
  return /;\s*charset\s*=\s*"?([^\s;",]+)/i.exec(contentType)?.[1] ?? '';
}
