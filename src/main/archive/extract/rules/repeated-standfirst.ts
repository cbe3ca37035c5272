import { sameText } from './same-text.ts';

/** The summary over an article again as a line of its own, or its beginning with an ellipsis: what stands in the article already. */
export const repeatedStandfirst = {
  id: 'repeated-standfirst',
  /** Whether `text` is what `other`, which stays, says too. */
  repeats(text: string, other: string): boolean {
    const [short, long] = [sameText(text), sameText(other)];
    if (short.length < MIN_LENGTH) return false;
    return short === long || (/(?:…|\.\.\.)\W*$/.test(text) && long.startsWith(short));
  },
} as const;

const MIN_LENGTH = 30;
