import type { Block } from '../../../../../shared/contract/shapes/block.ts';
import { isDesk, isPersonal } from './names.ts';
import { namesOf, type PageByline } from './page-byline.ts';
import { signatureOf } from './signature.ts';

/** Who wrote an article: people that the page names, that Readability found, that signed at its end; then the site or a desk of it. */
export function wholeByline(
  named: PageByline,
  readable: string | null,
  blocks: readonly Block[],
  siteName: string | null,
): readonly string[] {
  if (named.hasPeople) return named.names;
  const other = readable === null ? [] : namesOf([readable], siteName);
  if (other.some(isPersonal)) return other;
  const signed = signatureOf(blocks, named.names.some(isDesk));
  return [signed, named.names].find((names) => names.length > 0) ?? other;
}
