/** A line of a text source that says something, without blanks at its ends, and its number for people. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The non-blank lines of a text. */
export function linesOf(text: string): Line[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029\u0085]/)
    .map((line, index) => ({ number: index + 1, text: line.replace(/^\ufeff/, '').trim() }))
    .filter((line) => line.text !== '');
}
