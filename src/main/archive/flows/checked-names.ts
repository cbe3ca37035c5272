import { ArchiveError } from '../../../shared/archive-error.ts';
import { nameKey } from '../query/aliases.ts';

const MOST_NAMES = 20;
const LONGEST_NAME = 100;

/** A group of names as it is kept, each composed and trimmed, empty ones left out; refuses what cannot be searched as one. */
export function checkedNames(names: readonly string[]): string[] {
  const kept = names.map((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim()).filter((name) => name !== '');
  if (kept.length < 2) throw refused('A group has at least two names.');
  if (kept.length > MOST_NAMES) throw refused(`A group has at most ${MOST_NAMES} names; these are ${kept.length}.`);
  const known = new Map<string, string>();
  for (const name of kept) {
    if (name.length > LONGEST_NAME) throw refused(`“${name.slice(0, 20)}…” is longer than ${LONGEST_NAME} characters.`);
    const key = nameKey(name);
    if (key === '') throw refused(`There is no word in “${name}”.`);
    const same = known.get(key);
    if (same !== undefined) throw refused(`“${name}” and “${same}” are found by the same search already.`);
    known.set(key, name);
  }
  return kept;
}

const refused = (message: string): ArchiveError => new ArchiveError('invalid', message);
