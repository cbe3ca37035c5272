import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyAddress, refusal } from './address-guard.ts';
import { FORBIDDEN, PUBLIC } from './testing/addresses.ts';

const STRICT = { allowPrivate: false, blockedPorts: [] };
const CONFIRMED = { allowPrivate: true, blockedPorts: [7777] };

describe('the address guard', () => {
  it('has a table of at least 150 spellings', () => {
    expect(FORBIDDEN.length).toBeGreaterThanOrEqual(150);
  });

  it.each(FORBIDDEN)('knows %s as %s once a URL has spelled it out', (host, expected) => {
    const { hostname } = new URL(`http://${host}/`);
    expect(classifyAddress(hostname)).toBe(expected);
    expect(refusal(hostname, 80, STRICT)).toBe(expected);
  });

  it.each(PUBLIC)('lets %s through', (address) => {
    expect(classifyAddress(address)).toBe('public');
    expect(refusal(address, 7777, CONFIRMED)).toBeNull();
  });

  it('takes a name for what it is: not an address, and never reachable as one', () => {
    expect(classifyAddress('localhost')).toBeNull();
    expect(refusal('localhost', 80, STRICT)).toBe('reserved');
  });

  it('opens private addresses to a person who confirmed, and nothing else', () => {
    for (const address of ['127.0.0.1', '::1', '10.1.2.3', '192.168.0.9', '100.64.0.1', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1'])
      expect(refusal(address, 80, CONFIRMED)).toBeNull();
    for (const address of ['0.0.0.0', '::', '224.0.0.1', 'ff02::1', '255.255.255.255', '2001:db8::1'])
      expect(refusal(address, 80, CONFIRMED)).not.toBeNull();
  });

  it('never opens our own ports', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '192.168.0.9'])
      expect(refusal(address, 7777, CONFIRMED)).toBe('own-port');
  });

  it('sees through every wrapping of every IPv4 address', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, byte, (a, b, c, d) => {
        const plain = classifyAddress(`${a}.${b}.${c}.${d}`);
        const high = (a * 256 + b).toString(16);
        const low = (c * 256 + d).toString(16);
        const [flippedHigh, flippedLow] = [(a * 256 + b) ^ 0xffff, (c * 256 + d) ^ 0xffff].map((word) => word.toString(16));
        for (const wrapped of [
          `::ffff:${a}.${b}.${c}.${d}`,
          `::ffff:${high}:${low}`,
          `64:ff9b::${high}:${low}`,
          `2002:${high}:${low}::1`,
          `2001:0:1234:5678:0:0:${flippedHigh}:${flippedLow}`,
        ])
          expect(classifyAddress(wrapped), wrapped).toBe(plain);
      }),
      { numRuns: 500, seed: 20261125 },
    );
  });
});
