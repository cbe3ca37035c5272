/**
 * The paragraphs of a ready text, the lines of each joined. They end at an empty line or, as news agencies send them, where a sentence ends its line and the
 * next line is set in. Rows of a table are set in too: they stay together, because their lines end no sentences.
 */
export function paragraphsOf(text: string): string[] {
  const paragraphs: string[][] = [];
  const lines = text.split(/\r?\n/);
  let open = false;
  for (const [i, line] of lines.entries()) {
    const words = line.trim();
    if (words === '') {
      open = false;
      continue;
    }
    if (!open || beginsParagraph(lines, i)) paragraphs.push([]);
    paragraphs.at(-1)?.push(words);
    open = true;
  }
  return paragraphs.map((lines) => lines.join(' '));
}

const beginsParagraph = (lines: readonly string[], at: number): boolean =>
  /^(?:\t| {2})/.test(lines[at] ?? '') && endsSentence(lines[at - 1] ?? '');

const endsSentence = (line: string): boolean => /[.!?…؟。]["'”’»)]*$/u.test(line.trimEnd());
