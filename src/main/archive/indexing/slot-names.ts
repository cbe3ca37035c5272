import { countOf, type Strings, stringAt } from './dictionary.ts';

/** Article ids by slot, kept packed until asked for: most never are. */
export class SlotNames {
  private readonly names: (string | undefined)[] = [];
  private readonly packs: { readonly first: number; readonly strings: Strings }[] = [];
  size = 0;

  /** Gives the next slots to some articles, and says the first. */
  add(strings: Strings): number {
    const first = this.size;
    const count = countOf(strings);
    this.size += count;
    if (count <= FEW) for (let i = 0; i < count; i++) this.names[first + i] = stringAt(strings, i);
    else this.packs.push({ first, strings });
    return first;
  }

  nameOf(slot: number): string | undefined {
    const known = this.names[slot];
    if (known !== undefined || slot >= this.size) return known;
    const pack = this.packs.findLast(({ first }) => first <= slot);
    const name = pack && stringAt(pack.strings, slot - pack.first);
    this.names[slot] = name;
    return name;
  }

  /** The same name in a string that others hold too: equal strings compare fastest when they are one. */
  adopt(slot: number, name: string): void {
    this.names[slot] = name;
  }

  clear(): void {
    this.names.length = 0;
    this.packs.length = 0;
    this.size = 0;
  }
}

/** Articles that come one by one are named at once. */
const FEW = 64;
