import type { CustodyEntry } from '../../../shared/contract/fixity.ts';

const COLUMNS = ['at', 'what', 'type', 'articles', 'process', 'installation', 'writer', 'seq', 'sha256', 'record'] as const;

/** The custody log as a table, one record a line, with the record itself and its fingerprint. */
export function logCsv(records: readonly CustodyEntry[]): string {
  const lines = records.map((entry) =>
    [
      entry.at,
      entry.sentence,
      entry.type,
      entry.articleIds.join(' '),
      entry.process,
      entry.installation,
      entry.writer,
      String(entry.seq),
      entry.hash,
      entry.raw,
    ]
      .map(cell)
      .join(','),
  );
  return `${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

/** Quoted where it must be; what a spreadsheet would run as a formula is marked as text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
