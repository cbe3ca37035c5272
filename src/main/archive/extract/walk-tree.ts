import { type DefaultTreeAdapterTypes, defaultTreeAdapter } from 'parse5';

/** Every node of a tree in document order, without recursion; what a visitor takes out or puts in below is not followed. */
export function* walkNodes(root: DefaultTreeAdapterTypes.ParentNode): Generator<DefaultTreeAdapterTypes.ChildNode> {
  const frames: { readonly nodes: readonly DefaultTreeAdapterTypes.ChildNode[]; at: number }[] = [
    { nodes: [...root.childNodes], at: 0 },
  ];
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const node = frame.nodes[frame.at];
    frame.at += 1;
    if (node === undefined) frames.pop();
    else {
      yield node;
      if (defaultTreeAdapter.isElementNode(node) && node.childNodes.length > 0)
        frames.push({ nodes: [...node.childNodes], at: 0 });
    }
  }
}

/** Every element of a tree in document order. */
export function* walkElements(root: DefaultTreeAdapterTypes.ParentNode): Generator<DefaultTreeAdapterTypes.Element> {
  for (const node of walkNodes(root)) if (defaultTreeAdapter.isElementNode(node)) yield node;
}
