/** Numbers of pieces of text, found by their characters: no string is made of a word that was met before. */
export class PieceTable {
  /** By place of a sum of the characters: one more than the entry there, 0 for none. */
  private places = new Int32Array(1 << 12);
  private characters = new Uint16Array(1 << 14);
  private charactersEnd = 0;
  /** By entry. */
  private starts = new Uint32Array(1 << 11);
  private sums = new Int32Array(1 << 11);
  private numbers = new Int32Array(1 << 11);
  size = 0;

  /** The number noted for a stretch of text; undefined when there is none. */
  get(text: string, start: number, end: number): number | undefined {
    const { places, sums, starts, characters } = this;
    const sum = sumOf(text, start, end);
    const mask = places.length - 1;
    for (let place = placeOf(sum, mask); ; place = (place + 1) & mask) {
      const entry = (places[place] ?? 0) - 1;
      if (entry < 0) return undefined;
      if (sums[entry] !== sum) continue;
      const from = starts[entry] ?? 0;
      let i = start;
      while (i < end && characters[from + i - start] === text.charCodeAt(i)) i++;
      // An entry ends where the next begins.
      if (i === end && (entry + 1 < this.size ? starts[entry + 1] : this.charactersEnd) === from + end - start)
        return this.numbers[entry];
    }
  }

  /** Notes the number of a stretch of text that has none yet. */
  set(text: string, start: number, end: number, number: number): void {
    if (this.size * 2 >= this.places.length) this.spread(this.places.length * 2);
    if (this.size === this.sums.length) this.growEntries();
    if (this.charactersEnd + end - start > this.characters.length) {
      const grown = new Uint16Array(Math.max(this.characters.length * 2, this.charactersEnd + end - start));
      grown.set(this.characters);
      this.characters = grown;
    }
    const entry = this.size++;
    const sum = sumOf(text, start, end);
    this.starts[entry] = this.charactersEnd;
    this.sums[entry] = sum;
    this.numbers[entry] = number;
    for (let i = start; i < end; i++) this.characters[this.charactersEnd++] = text.charCodeAt(i);
    this.put(entry, sum);
  }

  private put(entry: number, sum: number): void {
    const mask = this.places.length - 1;
    let place = placeOf(sum, mask);
    while (this.places[place] !== 0) place = (place + 1) & mask;
    this.places[place] = entry + 1;
  }

  private spread(places: number): void {
    this.places = new Int32Array(places);
    for (let entry = 0; entry < this.size; entry++) this.put(entry, this.sums[entry] ?? 0);
  }

  private growEntries(): void {
    const { starts, sums, numbers } = this;
    const room = sums.length * 2;
    this.starts = new Uint32Array(room);
    this.starts.set(starts);
    this.sums = new Int32Array(room);
    this.sums.set(sums);
    this.numbers = new Int32Array(room);
    this.numbers.set(numbers);
  }
}

function sumOf(text: string, start: number, end: number): number {
  let sum = end - start;
  for (let i = start; i < end; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum;
}

const placeOf = (sum: number, mask: number): number => (sum ^ (sum >>> 15)) & mask;
