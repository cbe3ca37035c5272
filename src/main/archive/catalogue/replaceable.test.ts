import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { captureAdd, inFolder, journal, openIn, readingAdd } from './testing/records.ts';

const BLOCK = 4096;
const shown = (catalogue: Catalogue) => catalogue.columns.id.map((_, ordinal) => catalogue.summary(ordinal));

it('a catalogue is emptied and filled anew whichever of its blocks is damaged', () => {
  inFolder((folder) => {
    const record = journal();
    const items = Array.from({ length: 40 }, (_, n) => [captureAdd(`a-${n}`, n), readingAdd(`a-${n}`, n)])
      .flat()
      .map((change) => record(change));
    const first = openIn(folder);
    first.apply(items);
    const expected = shown(first);
    first.close();
    const derived = join(folder, 'derived');
    const path = join(derived, readdirSync(derived).find((name) => name.endsWith('.sqlite')) ?? '');
    const whole = readFileSync(path);
    for (let at = 0; at < whole.byteLength; at += BLOCK) {
      const damaged = Buffer.from(whole);
      damaged.fill(at % (2 * BLOCK) === 0 ? 0 : 0xa5, at, Math.min(whole.byteLength, at + BLOCK));
      writeFileSync(path, damaged);
      const again = openIn(folder);
      const { columns } = again;
      again.clear();
      again.apply(items);
      expect(shown(again)).toEqual(expected);
      expect(again.columns).toBe(columns);
      again.close();
      const once = openIn(folder);
      expect(shown(once)).toEqual(expected);
      once.close();
    }
  });
});
