import fc from 'fast-check';

/** What a page might send: anything JSON can say, with the names that have hurt others. */
export const payload = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(
    fc.constantFrom(
      'id',
      'target',
      'spec',
      'ids',
      'sources',
      'kind',
      'path',
      'query',
      'limit',
      '__proto__',
      'constructor',
      'text',
      'out',
    ),
    fc.jsonValue(),
    { maxKeys: 4 },
  ),
  fc.constantFrom(undefined, Number.NaN, 10n ** 30n, new Date(0), new Map(), '\u0000', '../../etc/passwd', 'a'.repeat(10_000)),
);
