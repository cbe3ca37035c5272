/** The places of numbers in their order, those without a value last either way; equal ones keep the order they had. Digit by digit, because a result set is long. */
export function placesInOrder(values: Float64Array, direction: 1 | -1): Uint32Array {
  const { places, missing } = placesWithValue(values);
  const sorted =
    places.length < FEW
      ? places.sort((a, b) => ((values[a] ?? 0) - (values[b] ?? 0)) * direction || a - b)
      : byDigits(places, values, direction);
  const all = new Uint32Array(values.length);
  all.set(sorted);
  all.set(missing, sorted.length);
  return all;
}

function placesWithValue(values: Float64Array): { places: Uint32Array; missing: Uint32Array } {
  const places = new Uint32Array(values.length);
  const missing = new Uint32Array(values.length);
  let count = 0;
  let without = 0;
  for (let place = 0; place < values.length; place++) {
    if (Number.isNaN(values[place] ?? Number.NaN)) missing[without++] = place;
    else places[count++] = place;
  }
  return { places: places.subarray(0, count), missing: missing.subarray(0, without) };
}

/** Below so many, comparing is as fast. */
const FEW = 512;
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** A stable counting sort by the bits of the numbers, turned so that their order is that of the numbers. */
function byDigits(places: Uint32Array, values: Float64Array, direction: 1 | -1): Uint32Array {
  const bits = new Uint32Array(values.slice().buffer);
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  const flip = direction === 1 ? 0 : 0xffff_ffff;
  for (const place of places) {
    // Zero has two signs and is one number.
    const isZero = values[place] === 0;
    const top = isZero ? 0 : (bits[place * 2 + HIGH] ?? 0);
    const rest = isZero ? 0 : (bits[place * 2 + 1 - HIGH] ?? 0);
    const isNegative = top >>> 31 === 1;
    high[place] = (isNegative ? ~top : top | 0x8000_0000) ^ flip;
    low[place] = (isNegative ? ~rest : rest) ^ flip;
  }
  let from: Uint32Array = places.slice();
  let to: Uint32Array = new Uint32Array(places.length);
  for (const [key, shift] of [
    [low, 0],
    [low, DIGIT_BITS],
    [low, DIGIT_BITS * 2],
    [high, 0],
    [high, DIGIT_BITS],
    [high, DIGIT_BITS * 2],
  ] as const) {
    const next = new Uint32Array(DIGITS + 1);
    for (const place of from) {
      const digit = (((key[place] ?? 0) >>> shift) & (DIGITS - 1)) + 1;
      next[digit] = (next[digit] ?? 0) + 1;
    }
    for (let digit = 1; digit <= DIGITS; digit++) next[digit] = (next[digit] ?? 0) + (next[digit - 1] ?? 0);
    for (const place of from) {
      const digit = ((key[place] ?? 0) >>> shift) & (DIGITS - 1);
      const at = next[digit] ?? 0;
      to[at] = place;
      next[digit] = at + 1;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Which half of a number's bits stands first depends on the machine. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
