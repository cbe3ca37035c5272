import { STANDFIRST_FIELD } from './fields.ts';

/*
 * LISTS, of a term, one for each field that has it, to the end of its record:
 *   count << 3 | field · [bytes of its places] · [bytes of what follows, from 16 articles on] · blocks of 128 articles, the last with what is left
 * BLOCK   [in lists of several: step from the last article of the block before to its own last one · bytes of articles and frequencies << 1 | these take
 *   four bits · [bytes of its places]] · articles (`block-articles.ts`) · frequencies (`block-frequencies.ts`). The first block comes after article -1.
 * PLACES, one block after the other, article by article: place << bits | way, with as many bits as the ways the term is written in need, none for one. All in
 * a block take equally many bits, as many as fit its bytes: so an article's places are found without reading those before it. A list of the standfirst has
 * none: an article's places there are the first of those in its body.
 */
/** From so many articles on a list says how long it is. */
export const SIZED_FROM = 16;

/** Whether lists of a field say where its terms stand. */
export const hasPlaces = (field: number): boolean => field !== STANDFIRST_FIELD;

/** How many bits of a place say in which way the term is written there. */
export const wayBits = (ways: number): number => 32 - Math.clz32(ways - 1);

/** How many bits each of so many places takes that share some bytes. */
export const placeBits = (bytes: number, places: number): number => Math.min(32, Math.floor((bytes * 8) / places));

/** How much more room a list needs than it has entries. */
export const SPARE = 8;
