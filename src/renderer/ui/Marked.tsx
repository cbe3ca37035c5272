interface Props {
  readonly text: string;
  /** Ranges to mark, offsets into the text, in order. */
  readonly hits: readonly (readonly [number, number])[];
}

/** Text with its hits marked. */
export function Marked({ text, hits }: Props) {
  const parts = [];
  let at = 0;
  for (const [start, end] of hits) {
    if (start < at || end > text.length) continue;
    if (start > at) parts.push(text.slice(at, start));
    parts.push(<mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
