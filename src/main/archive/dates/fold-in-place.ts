import { latinDigits } from './fold.ts';

const folded = new Map<string, string>();

/** As `foldForDates` folds, but unit for unit: what is found in it stands at the same offsets in the text. Runs of blanks stay. */
export function foldInPlace(text: string): string {
  // Every UTF-16 unit by itself, so that the length cannot change; halves of pairs stay as they are.
  return text.replace(/[^\n -@[-`a-~]/g, (unit) => {
    const known = folded.get(unit);
    if (known !== undefined) return known;
    const made = foldUnit(unit);
    folded.set(unit, made);
    return made;
  });
}

function foldUnit(unit: string): string {
  if (unit === 'ı' || unit === 'İ') return 'i';
  if (/\s/.test(unit)) return ' ';
  if (/\p{Nd}/u.test(unit)) return latinDigits(unit);
  const bare = unit.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
  return bare.length === 1 ? bare : unit;
}
