import type { Line } from './lines.ts';

/** The width a text was broken at by a mail program or an editor; null when its line ends are the author's. */
export function wrapWidth(lines: readonly Line[]): number | null {
  const widths = runsOf(lines)
    .filter((run) => run.length >= 3)
    .map((run) => ({ run, width: run.reduce((most, line) => Math.max(most, line.text.length), 0) }));
  const wrapped = widths.filter(({ run, width }) => width >= MIN_WIDTH && width <= MAX_WIDTH && isFilled(run, width));
  if (wrapped.length === 0 || wrapped.length * 2 < widths.length) return null;
  return wrapped.reduce((most, { width }) => Math.max(most, width), 0);
}

/** Whether two lines are one sentence broken at `width`: the next word would not have fitted. */
export function continues(line: Line, next: Line, width: number): boolean {
  if (next.number !== line.number + 1) return false;
  const word = /^\S+/.exec(next.text)?.[0].length ?? 0;
  return line.text.length <= MAX_WIDTH && line.text.length + 1 + word > width - SLACK && !LIST.test(next.text);
}

/** Whether a line ends within a word or a sentence that the next one takes up, wherever the margin is. */
export function breaksOff(line: Line, next: Line): boolean {
  if (next.number !== line.number + 1 || LIST.test(next.text) || LIST.test(line.text)) return false;
  if (line.text.endsWith('\u00ad')) return /^\p{L}/u.test(next.text);
  return (
    line.text.length >= MIN_WIDTH &&
    /[\p{L}\p{N},’'"”»)]$/u.test(line.text) &&
    /^\p{Ll}[\p{L}\p{M}’'-]*[\s,.;:!?]/u.test(next.text)
  );
}

const MIN_WIDTH = 45;
const MAX_WIDTH = 120;
/** A paragraph whose longest line did not reach the margin. */
const SLACK = 4;
const LIST = /^(?:[-–—•*·]|\(?\d{1,2}[.)])\s/;

/** Lines without a blank one between them. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.number === line.number - 1) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

const isFilled = (run: readonly Line[], width: number): boolean =>
  run.every((line, index) => {
    const next = run[index + 1];
    return next === undefined || continues(line, next, width + SLACK);
  });
