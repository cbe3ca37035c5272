import type { IndexDocument } from '../../src/main/archive/seams.ts';
import { seededRandom } from '../generate/random.ts';

/** Words of queries by class, drawn from what the corpus holds: rare, middling and common words, pairs that occur together, beginnings, misspellings. */
export function queriesFor(documents: readonly IndexDocument[], each: number, seed: number): Map<string, string[][]> {
  const random = seededRandom(seed);
  const counts = new Map<string, number>();
  for (const { blocks } of documents)
    for (const word of new Set(plainWords(blocks.join(' ')))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const n = documents.length;
  const words = [...counts];
  const band = (from: number, to: number) => words.filter(([, df]) => df >= from && df <= to).map(([word]) => word);
  const rare = band(2, 10);
  const mid = band(n * 0.002, n * 0.02);
  const common = band(n * 0.05, n * 0.35);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const together = (size: number): string[] => {
    const found = plainWords(pick(documents)?.blocks.join(' ') ?? '').filter((word) => (counts.get(word) ?? 0) <= n * 0.35);
    return Array.from({ length: size }, () => pick(found) ?? 'witness');
  };
  const phrase = (): string[] => {
    const found = plainWords(pick(documents)?.blocks[0] ?? '');
    const at = Math.floor(random() * Math.max(1, found.length - 1));
    return found.slice(at, at + 2);
  };
  const one = (from: readonly string[]) => () => [pick(from) ?? 'witness'];
  const makers: [string, () => string[]][] = [
    ['rare1', one(rare)],
    ['mid1', one(mid)],
    ['common1', one(common)],
    ['or2', () => together(2)],
    ['or3', () => together(3)],
    ['orc3', () => [pick(common) ?? '', pick(common) ?? '', pick(common) ?? '']],
    ['and2', () => together(2)],
    ['andc2', () => [pick(common) ?? '', pick(common) ?? '']],
    ['prefix4', () => [(pick(mid.filter((word) => word.length > 5)) ?? 'witness').slice(0, 4)]],
    ['prefix3', () => [(pick(mid) ?? 'witness').slice(0, 3)]],
    ['fuzzy1', () => [(pick(mid.filter((word) => word.length > 5)) ?? 'witness').replace(/(.)(.)$/, '$2$1')]],
    ['title', one(mid)],
    ['phrase2', phrase],
    ['phrasec2', () => [pick(common) ?? '', pick(common) ?? '']],
  ];
  return new Map(makers.map(([kind, make]) => [kind, Array.from({ length: each }, make)]));
}

/** Words that every engine cuts alike. */
function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
}
