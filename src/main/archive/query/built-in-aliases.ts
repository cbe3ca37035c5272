import type { AliasGroup } from '../seams.ts';

/** Names that every archive begins with. A group of the archive with the same id takes the place of one of these. */
export const BUILT_IN_ALIASES: readonly AliasGroup[] = [
  { id: 'eu', names: ['EU', 'E.U.', 'European Union'] },
  { id: 'uk', names: ['UK', 'U.K.', 'United Kingdom'] },
  { id: 'un', names: ['UN', 'U.N.', 'United Nations'] },
  { id: 'us', names: ['US', 'U.S.', 'USA', 'United States'] },
];
