import type { Removed } from '../../../../shared/contract/shapes/block.ts';

/** Something left out of the article. */
export interface LeftOut {
  readonly rule: string;
  readonly text: string;
  /** The index of the block it stood before. */
  readonly at: number;
  /** Where in the page; pieces of one place may share it. */
  readonly order: number;
  /** It stood between the article's first block and its last, or in one that went. */
  readonly isWithin: boolean;
}

/** The ledger of a page: neighbours of one rule together, and no longer than a person and an archive can bear. What stood within the article is listed first of all. */
export function ledgerOf(pieces: readonly LeftOut[], blockCount: number): Removed[] {
  const entries = merged([...pieces].sort((a, b) => a.at - b.at || a.order - b.order));
  const listed = new Set<Entry>();
  let length = 0;
  for (const entry of [...entries.filter((each) => each.isWithin), ...entries.filter((each) => !each.isWithin)]) {
    if (listed.size === MAX_ENTRIES - 1 || length + sizeOf(entry) > MAX_LENGTH) continue;
    listed.add(entry);
    length += sizeOf(entry);
  }
  const removed = entries
    .filter((entry) => listed.has(entry))
    .map(({ rule, texts, at }) => {
      const whole = texts.join('\n');
      const text = whole.slice(0, MAX_TEXT);
      const cut = whole.length > text.length ? `, the first ${text.length} of its ${whole.length} characters` : '';
      return { rule, text, where: `${wherePage(at, blockCount)}${cut}`, at };
    });
  const rest = entries.filter((entry) => !listed.has(entry));
  if (rest.length === 0) return removed;
  const restLength = rest.reduce((sum, entry) => sum + entry.length, 0);
  const text = `${rest.length} more ${rest.length === 1 ? 'piece' : 'pieces'} of the page’s text, ${restLength} characters, left out and not listed here.`;
  return [...removed, { rule: 'not-listed', text, where: 'in the page', at: blockCount }];
}

const MAX_ENTRIES = 200;
/** Of all entries together; a little is kept for the last one. */
const MAX_LENGTH = 19_800;
/** Of one entry. */
const MAX_TEXT = 2000;
/** Neighbours are put together up to here: what stands in one entry comes back as one paragraph. */
const MAX_MERGED = 1200;

interface Entry {
  readonly rule: string;
  readonly texts: string[];
  length: number;
  readonly at: number;
  readonly isWithin: boolean;
}

const sizeOf = (entry: Entry): number => Math.min(entry.length, MAX_TEXT);

function merged(pieces: readonly LeftOut[]): Entry[] {
  const entries: Entry[] = [];
  for (const { rule, text, at, isWithin } of pieces) {
    const last = entries.at(-1);
    const joins = last?.rule === rule && last.at === at && last.isWithin === isWithin && last.length + text.length < MAX_MERGED;
    if (last !== undefined && joins) {
      last.texts.push(text);
      last.length += text.length + 1;
    } else entries.push({ rule, texts: [text], length: text.length, at, isWithin });
  }
  return entries;
}

/** A place in a page, in words. */
const wherePage = (at: number, blockCount: number): string =>
  at === 0 ? 'before the first block' : at >= blockCount ? 'after the last block' : `after block ${at}`;
