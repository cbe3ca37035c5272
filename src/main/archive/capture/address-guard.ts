import { BlockList, isIP, isIPv6 } from 'node:net';

/** What kind of address it is, also when it is wrapped in IPv6. */
export type AddressClass = 'public' | 'loopback' | 'private' | 'link-local' | 'cgnat' | 'unspecified' | 'multicast' | 'reserved';

/** What a capture may reach. */
export interface AddressPolicy {
  /** The person typed a private or loopback address and confirmed it. */
  readonly allowPrivate: boolean;
  /** Ports of our own hosts: never, on any address that is not public. */
  readonly blockedPorts: readonly number[];
}

/** The class of a literal address; null when it is not an address but a name. Brackets and a zone are ignored. */
export function classifyAddress(literal: string): AddressClass | null {
  const address = bare(literal);
  const family = isIP(address);
  if (family === 0) return null;
  if (family === 4) return classOfIPv4(address);
  const words = wordsOf(address);
  const wrapped = wrappedIPv4(words);
  if (wrapped !== null) {
    const inner = classOfIPv4(wrapped);
    if (inner !== 'public') return inner;
  }
  for (const [name, list] of IPV6) if (list.check(address, 'ipv6')) return name;
  return wrapped !== null || globalUnicast(words) ? 'public' : 'reserved';
}

/** Whether the policy lets a connection to this address and port happen; otherwise the class that forbids it, or `own-port`. */
export function refusal(address: string, port: number, policy: AddressPolicy): AddressClass | 'own-port' | null {
  const found = classifyAddress(address);
  if (found === 'public') return null;
  if (found === null) return 'reserved';
  if (policy.blockedPorts.includes(port)) return 'own-port';
  return policy.allowPrivate && CONFIRMABLE.has(found) ? null : found;
}

/** Whether a literal address is one that a person may confirm by typing it: this computer or a private network. Names are none. */
export function isPrivateAddress(literal: string): boolean {
  const found = classifyAddress(literal);
  return found !== null && CONFIRMABLE.has(found);
}

/** Classes a person may confirm; the others never make sense as a page. */
const CONFIRMABLE: ReadonlySet<AddressClass> = new Set(['loopback', 'private', 'link-local', 'cgnat']);

type Ranges = readonly (readonly [AddressClass, readonly (readonly [string, number])[]])[];

// IANA special-purpose registries; order matters only where ranges lie within one another.
const IPV4_RANGES: Ranges = [
  ['unspecified', [['0.0.0.0', 8]]],
  ['loopback', [['127.0.0.0', 8]]],
  ['link-local', [['169.254.0.0', 16]]],
  [
    'private',
    [
      ['10.0.0.0', 8],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
    ],
  ],
  ['cgnat', [['100.64.0.0', 10]]],
  ['multicast', [['224.0.0.0', 4]]],
  [
    'reserved',
    [
      ['192.0.0.0', 24],
      ['192.0.2.0', 24],
      ['192.31.196.0', 24],
      ['192.52.193.0', 24],
      ['192.88.99.0', 24],
      ['192.175.48.0', 24],
      ['198.18.0.0', 15],
      ['198.51.100.0', 24],
      ['203.0.113.0', 24],
      ['240.0.0.0', 4],
    ],
  ],
];

const IPV6_RANGES: Ranges = [
  ['unspecified', [['::', 128]]],
  ['loopback', [['::1', 128]]],
  ['link-local', [['fe80::', 10]]],
  [
    'private',
    [
      ['fc00::', 7],
      ['fec0::', 10],
    ],
  ],
  ['multicast', [['ff00::', 8]]],
  [
    'reserved',
    [
      ['100::', 64],
      ['2001:2::', 48],
      ['2001:10::', 28],
      ['2001:20::', 28],
      ['2001:db8::', 32],
      ['3fff::', 20],
      ['5f00::', 16],
    ],
  ],
];

const IPV4 = listsOf(IPV4_RANGES, 'ipv4');
const IPV6 = listsOf(IPV6_RANGES, 'ipv6');

function listsOf(ranges: Ranges, family: 'ipv4' | 'ipv6'): readonly (readonly [AddressClass, BlockList])[] {
  return ranges.map(([name, nets]) => {
    const list = new BlockList();
    for (const [net, prefix] of nets) list.addSubnet(net, prefix, family);
    return [name, list] as const;
  });
}

function classOfIPv4(address: string): AddressClass {
  for (const [name, list] of IPV4) if (list.check(address, 'ipv4')) return name;
  return 'public';
}

function bare(literal: string): string {
  const unwrapped = literal.startsWith('[') && literal.endsWith(']') ? literal.slice(1, -1) : literal;
  return isIPv6(unwrapped) ? unwrapped.split('%', 1).join('') : unwrapped;
}

/** The eight 16-bit words of an IPv6 address. */
function wordsOf(address: string): readonly number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const text =
    dotted === null
      ? address
      : `${dotted[1]}${hexPair(Number(dotted[2]), Number(dotted[3]))}:${hexPair(Number(dotted[4]), Number(dotted[5]))}`;
  const [head = '', tail] = text.split('::', 2);
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : new Array<string>(8 - first.length - last.length).fill('0');
  return [...first, ...gap, ...last].map((word) => Number.parseInt(word, 16));
}

function hexPair(high: number, low: number): string {
  return (high * 256 + low).toString(16);
}

/** The IPv4 address an IPv6 one carries: mapped, compatible, translated, NAT64 (both prefixes), 6to4, Teredo, ISATAP. */
function wrappedIPv4(words: readonly number[]): string | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = words;
  const zeros = a === 0 && b === 0 && c === 0 && d === 0;
  if (zeros && e === 0 && f === 0xffff) return dotted(g, h);
  if (zeros && e === 0xffff && f === 0) return dotted(g, h);
  if (zeros && e === 0 && f === 0 && (g !== 0 || h > 1)) return dotted(g, h);
  if (a === 0x64 && b === 0xff9b) return dotted(g, h);
  if (a === 0x2002) return dotted(b, c);
  // Teredo hides the client's address by inverting its bits.
  if (a === 0x2001 && b === 0) return dotted(g ^ 0xffff, h ^ 0xffff);
  if ((e === 0 || e === 0x200) && f === 0x5efe) return dotted(g, h);
  return null;
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Only 2000::/3 is given out for the public internet. */
function globalUnicast(words: readonly number[]): boolean {
  return ((words[0] ?? 0) & 0xe000) === 0x2000;
}
