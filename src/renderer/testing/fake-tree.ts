import type { Collection } from '../../shared/contract/library.ts';
import type { Article } from '../../shared/contract/shapes/article.ts';

/** The collections the articles are in, with those above them. */
export function treeOf(articles: readonly Article[]): Collection[] {
  return [...new Set(articles.flatMap(({ collections }) => collections))].sort().reduce(withPath, []);
}

/** The tree with a path in it, made where it is missing. */
export function withPath(collections: Collection[], path: string): Collection[] {
  const tree = [...collections];
  const names = path.split('/');
  names.forEach((name, depth) => {
    const here = names.slice(0, depth + 1).join('/');
    if (tree.some((other) => other.path === here)) return;
    const parent = tree.find((other) => other.path === names.slice(0, depth).join('/'));
    tree.push({ id: `collection-${here}`, name, parentId: parent?.id ?? null, path: here, count: 0, deepCount: 0 });
  });
  return tree;
}
