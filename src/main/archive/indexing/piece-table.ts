/** Numbers of pieces of text, found by their characters (UTF-16): no string is made of a word that was met before. What is read together lies together. */
export class PieceTable {
  /** By place of a sum of the characters: the sum, and one more than the entry there, 0 for none. */
  private places = new Int32Array(1 << 13);
  /** By entry: where its characters begin, how many there are, the number. */
  private entries = new Int32Array(ENTRY << 11);
  private characters = new Uint16Array(1 << 14);
  private charactersEnd = 0;
  size = 0;

  /** The number noted for a stretch of text; undefined when there is none. */
  get(text: Uint16Array, start: number, end: number): number | undefined {
    const { places, entries, characters } = this;
    const sum = sumOf(text, start, end);
    const mask = (places.length >>> 1) - 1;
    for (let place = placeOf(sum, mask); ; place = (place + 1) & mask) {
      const entry = ((places[place * 2 + 1] ?? 0) - 1) * ENTRY;
      if (entry < 0) return undefined;
      if (places[place * 2] !== sum || entries[entry + 1] !== end - start) continue;
      const from = (entries[entry] ?? 0) - start;
      let i = start;
      while (i < end && characters[from + i] === text[i]) i++;
      if (i === end) return entries[entry + 2];
    }
  }

  /** Notes the number of a stretch of text that has none yet. */
  set(text: Uint16Array, start: number, end: number, number: number): void {
    if (this.size * 4 >= this.places.length) this.spread(this.places.length * 2);
    if ((this.size + 1) * ENTRY > this.entries.length) {
      const grown = new Int32Array(this.entries.length * 2);
      grown.set(this.entries);
      this.entries = grown;
    }
    if (this.charactersEnd + end - start > this.characters.length) {
      const grown = new Uint16Array(Math.max(this.characters.length * 2, this.charactersEnd + end - start));
      grown.set(this.characters);
      this.characters = grown;
    }
    this.entries[this.size * ENTRY] = this.charactersEnd;
    this.entries[this.size * ENTRY + 1] = end - start;
    this.entries[this.size * ENTRY + 2] = number;
    for (let i = start; i < end; i++) this.characters[this.charactersEnd++] = text[i] ?? 0;
    this.size++;
    this.put(sumOf(text, start, end), this.size);
  }

  private put(sum: number, entry: number): void {
    const mask = (this.places.length >>> 1) - 1;
    let place = placeOf(sum, mask);
    while (this.places[place * 2 + 1] !== 0) place = (place + 1) & mask;
    this.places[place * 2] = sum;
    this.places[place * 2 + 1] = entry;
  }

  private spread(length: number): void {
    const old = this.places;
    this.places = new Int32Array(length);
    for (let i = 0; i < old.length; i += 2) if (old[i + 1] !== 0) this.put(old[i] ?? 0, old[i + 1] ?? 0);
  }
}

/** Numbers an entry takes: one of them is left over, so that none lies in two lines of memory. */
const ENTRY = 4;

function sumOf(text: Uint16Array, start: number, end: number): number {
  let sum = end - start;
  for (let i = start; i < end; i++) sum = Math.imul(sum ^ (text[i] ?? 0), 0x01000193);
  return sum;
}

const placeOf = (sum: number, mask: number): number => (sum ^ (sum >>> 15)) & mask;
