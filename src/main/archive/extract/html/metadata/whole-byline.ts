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
  const signed = signatureOf(blocks, named.names.some(isDesk), siteName);
  const isSame = signed.length === 1 && signed[0] === initialsOf(named.names[0] ?? '');
  return [isSame ? [] : signed, named.names].find((names) => names.length > 0) ?? other;
}

/** An agency signs its own pieces with its letters. */
const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase();
