/** A strict reader of RIS: lines of `XX  - value` ended by CR LF, records from TY to ER. */
export function readRis(text: string): [tag: string, value: string][][] {
  const records: [string, string][][] = [];
  let record: [string, string][] | null = null;
  const lines = text.split('\r\n');
  if (lines.pop() !== '') throw new Error('The last line has no end.');
  for (const line of lines) {
    if (line === '' && record === null) continue;
    const match = /^([A-Z][A-Z0-9]) {2}- (.*)$/u.exec(line);
    if (match === null) throw new Error(`Not a line of RIS: ${line}`);
    const [, tag = '', value = ''] = match;
    if ((tag === 'TY') !== (record === null)) throw new Error(`${tag} in the wrong place`);
    record ??= [];
    record.push([tag, value]);
    if (tag !== 'ER') continue;
    records.push(record);
    record = null;
  }
  if (record !== null) throw new Error('The last record has no end.');
  return records;
}
