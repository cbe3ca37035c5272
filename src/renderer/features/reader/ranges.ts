type Place = readonly [number, number];

/** Places in one block's text, UTF-16 offsets as `blockText` counts them. */
export interface BlockPlaces {
  readonly block: number;
  readonly hits: readonly Place[];
}

/** The DOM ranges of places in an article that is shown: found by `data-block` and `data-piece`, pieces of a block being one line break apart. */
export function rangesOf(root: ParentNode, places: readonly BlockPlaces[]): Range[] {
  return places.flatMap(({ block, hits }) => {
    const element = root.querySelector(`[data-block="${block}"]`);
    return element ? hits.flatMap((hit) => rangeIn(piecesOf(element), hit) ?? []) : [];
  });
}

/** The DOM ranges of places in one element's own text. */
export function rangesIn(element: Element, hits: readonly Place[]): Range[] {
  return hits.flatMap((hit) => rangeIn([element], hit) ?? []);
}

function piecesOf(block: Element): Element[] {
  return block.hasAttribute('data-piece') ? [block] : [...block.querySelectorAll('[data-piece]')];
}

function rangeIn(pieces: readonly Element[], [start, end]: Place): Range | null {
  const from = pointAt(pieces, start, 'start');
  const to = pointAt(pieces, end, 'end');
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

function pointAt(
  pieces: readonly Element[],
  offset: number,
  edge: 'start' | 'end',
): { readonly node: Text; readonly offset: number } | null {
  let left = offset;
  for (const piece of pieces) {
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text)) continue;
      const isHere = edge === 'start' ? left < node.length : left <= node.length;
      if (isHere) return { node, offset: left };
      left -= node.length;
    }
    left -= 1; // the line break between pieces
    if (left < 0) return null;
  }
  return null;
}
