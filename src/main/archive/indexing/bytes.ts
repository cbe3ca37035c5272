/** Bytes that grow as numbers are written to them, in the variable-length form of `ByteReader.number`. */
export class ByteWriter {
  private bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(room = 1024) {
    this.bytes = new Uint8Array(room);
  }

  /** Seven bits a byte, lowest first, the high bit set on all but the last. */
  number(value: number): void {
    if (this.length + 5 > this.bytes.length) this.grow(5);
    let rest = value;
    while (rest > 0x7f) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.grow(1);
    this.bytes[this.length++] = value;
  }

  /** The first `count` numbers in `width` bits each, lowest first, in so many bytes. */
  packed(numbers: Uint32Array, count: number, width: number, length: number): void {
    if (this.length + length > this.bytes.length) this.grow(length);
    const { bytes } = this;
    const end = this.length + length;
    let at = this.length;
    let held = 0;
    let bits = 0;
    for (let i = 0; i < count; i++) {
      let rest = numbers[i] ?? 0;
      // In two halves, so that what is held fits 32 bits.
      for (let left = width; left > 0; left -= 16) {
        const size = Math.min(16, left);
        held |= (rest & ((1 << size) - 1)) << bits;
        rest >>>= 16;
        for (bits += size; bits >= 8; bits -= 8) {
          bytes[at++] = held;
          held >>>= 8;
        }
      }
    }
    if (bits > 0) bytes[at++] = held;
    while (at < end) bytes[at++] = 0;
    this.length = end;
  }

  append(other: Uint8Array): void {
    if (this.length + other.length > this.bytes.length) this.grow(other.length);
    this.bytes.set(other, this.length);
    this.length += other.length;
  }

  /** What was written so far; the writer must not be used while it is read. */
  view(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.length);
  }

  /** What was written, in a buffer of its own. */
  trimmed(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  private grow(atLeast: number): void {
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + atLeast));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}

/** Reads what `ByteWriter.number` wrote. Past the end it gives zeros, so that no damage can make a loop run for ever. */
export class ByteReader {
  bytes: Uint8Array;
  at: number;
  private end: number;

  constructor(bytes: Uint8Array, from = 0, to = bytes.length) {
    this.bytes = bytes;
    this.at = from;
    this.end = Math.min(to, bytes.length);
  }

  /** Begins anew at other bytes. */
  goTo(bytes: Uint8Array, from: number, to: number): void {
    this.bytes = bytes;
    this.at = from;
    this.end = Math.min(to, bytes.length);
  }

  get more(): boolean {
    return this.at < this.end;
  }

  number(): number {
    let byte = this.bytes[this.at++] ?? 0;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 7; shift < 35; shift += 7) {
      byte = this.bytes[this.at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value >>> 0;
  }

  /** The next bytes as they are. */
  bytesOf(length: number): Uint8Array {
    const from = this.at;
    this.at += length;
    return this.bytes.subarray(from, Math.min(this.at, this.end));
  }

  /** Passes over so many numbers. */
  pass(numbers: number): void {
    const { bytes } = this;
    let { at } = this;
    // The last byte of a number is the one below 0x80.
    for (let left = numbers; left > 0; left -= 1 - ((bytes[at++] ?? 0) >>> 7));
    this.at = at;
  }
}

/** Numbers that grow: a Uint32Array with a length. */
export class Numbers {
  values = new Uint32Array(16);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) this.reserve(this.length + 1);
    this.values[this.length++] = value;
  }

  /** Makes room for `length` entries; new ones are zero. */
  reserve(length: number): void {
    if (length <= this.values.length) return;
    const grown = new Uint32Array(Math.max(this.values.length * 2, length));
    grown.set(this.values);
    this.values = grown;
  }

  trimmed(): Uint32Array<ArrayBuffer> {
    return this.values.slice(0, this.length);
  }
}
