import type { Scope } from '../../../shared/contract/shapes/result-spec.ts';
import type { CollectionRow, Columns, TextClause, TextIndex, TextMatches } from '../seams.ts';
import type { Aliases } from './aliases.ts';
import { filterMask, maskBy } from './filters.ts';
import { both, either, type Mask, neither, ordinalsIn } from './mask.ts';
import { type ParsedQuery, parseQuery } from './parse-query.ts';
import { clausesOf, type QueryNode, type TextNode } from './tree.ts';

/** What an evaluation reads. */
export interface EvaluateNeeds {
  readonly columns: Columns;
  readonly collections: readonly CollectionRow[];
  readonly index: TextIndex;
  readonly scope: Scope;
  /** Clauses of the query language; all must hold. */
  readonly filters: readonly string[];
  /** What the filters' words are also called; the query was read with the same. */
  readonly aliases?: Aliases;
  readonly signal?: AbortSignal | undefined;
}

/** The articles found. */
export interface Matches {
  /** All of them, ascending. */
  readonly ordinals: Uint32Array;
  /** One an ordinal; 0 when words say nothing about it. */
  readonly scores: Float64Array;
  /** Words that rank were asked for, so best match means something. */
  readonly textual: boolean;
}

/** Finds what a query, its filters and a scope leave. The tree alone decides who; scores are Lunr's, of every clause that is not under NOT. */
export async function evaluate(parsed: ParsedQuery, needs: EvaluateNeeds): Promise<Matches> {
  const filters = needs.filters.map((filter) => parseQuery(filter, needs).tree);
  const { maskFor, text, textual } = await askText([parsed.tree, ...filters], needs, { isJoint: true });
  const asked = [parsed.tree, ...filters].filter((tree) => tree !== null).map(maskFor);
  const ordinals = ordinalsIn(asked.reduce(both, scopeMask(needs)));
  return { ordinals, scores: scoresOf(ordinals, text), textual };
}

/** Both lists ascend. */
function scoresOf(ordinals: Uint32Array, { scored, scores }: TextMatches): Float64Array {
  const found = new Float64Array(ordinals.length);
  let at = 0;
  for (let i = 0; i < ordinals.length; i++) {
    const ordinal = ordinals[i] ?? 0;
    while (at < scored.length && (scored[at] ?? 0) < ordinal) at++;
    if (scored[at] === ordinal) found[i] = scores[at] ?? 0;
  }
  return found;
}

/**
 * Answers to every text clause of some trees in one question; then any part of the trees can be counted. The first tree alone is scored. `isJoint`: only
 * articles that all trees find are wanted, so that a part that must match need not be answered beyond those.
 */
export async function askText(
  trees: readonly (QueryNode | null)[],
  { columns, collections, index, signal }: Pick<EvaluateNeeds, 'columns' | 'collections' | 'index' | 'signal'>,
  { isJoint = false }: { isJoint?: boolean } = {},
): Promise<{ maskFor: (node: QueryNode) => Mask; text: TextMatches; textual: boolean }> {
  const clauses: TextClause[] = [];
  const places = new Map<TextNode, number>();
  const gather = (node: QueryNode | null, scored: boolean): void => {
    if (node === null || node.kind === 'filter') return;
    if (node.kind === 'not') gather(node.child, false);
    else if (node.kind !== 'text') for (const child of node.children) gather(child, scored);
    else {
      places.set(node, clauses.length);
      for (const clause of clausesOf(node)) clauses.push({ ...clause, scored: scored && !node.idle });
    }
  };
  for (const [i, tree] of trees.entries()) gather(tree, i === 0);
  const placesOf = (node: TextNode) => clausesOf(node).map((_, i) => (places.get(node) ?? 0) + i);
  const required = isJoint ? trees.flatMap(requiredIn).map((nodes) => nodes.flatMap(placesOf)) : [];
  const text: TextMatches =
    clauses.length === 0
      ? { clauses: [], scored: new Uint32Array(0), scores: new Float64Array(0) }
      : await index.search({ clauses, required, numbering: columns }, signal);

  const { size } = columns;
  const maskFor = (node: QueryNode): Mask => {
    switch (node.kind) {
      case 'and': {
        const asking = node.children.filter((child) => !(child.kind === 'text' && child.idle));
        return asking.map(maskFor).reduce(both);
      }
      case 'or':
        return node.children.map(maskFor).reduce(either);
      case 'not':
        return neither(maskFor(node.child));
      case 'filter':
        return filterMask(node, columns, collections);
      case 'text': {
        const mask = new Uint8Array(size);
        const place = places.get(node) ?? 0;
        for (const i of clausesOf(node).keys()) for (const ordinal of text.clauses[place + i] ?? []) mask[ordinal] = 1;
        return mask;
      }
    }
  };
  return { maskFor, text, textual: clauses.some(({ scored }) => scored) };
}

/** Parts of a tree, in groups: every article it finds matches a part of each. */
function requiredIn(node: QueryNode | null): (readonly TextNode[])[] {
  if (node?.kind === 'text') return node.idle ? [] : [[node]];
  if (node?.kind === 'and') return node.children.flatMap(requiredIn);
  const choices =
    node?.kind === 'or' ? node.children.flatMap((child) => (child.kind === 'text' && !child.idle ? [child] : [])) : [];
  return node?.kind === 'or' && choices.length === node.children.length ? [choices] : [];
}

/** The articles of a scope. What lies in the trash is in no other. */
export function scopeMask({ columns, collections, scope }: Pick<EvaluateNeeds, 'columns' | 'collections' | 'scope'>): Mask {
  const { live } = columns;
  switch (scope.kind) {
    case 'trash':
      return maskBy(columns, (ordinal) => columns.trashed[ordinal] === 1);
    case 'all':
      return maskBy(columns, (ordinal) => live[ordinal] === 1);
    case 'unread':
      return maskBy(columns, (ordinal) => live[ordinal] === 1 && columns.unread[ordinal] === 1);
    case 'starred':
      return maskBy(columns, (ordinal) => live[ordinal] === 1 && columns.starred[ordinal] === 1);
    case 'needs-care':
      return maskBy(columns, (ordinal) => live[ordinal] === 1 && (columns.needsCare[ordinal] ?? []).length > 0);
    case 'collection': {
      const inside = collections.find(({ id }) => id === scope.id)?.within ?? new Set<string>();
      return maskBy(
        columns,
        (ordinal) => live[ordinal] === 1 && (columns.collections[ordinal] ?? []).some((id) => inside.has(id)),
      );
    }
    case 'source':
      return maskBy(columns, (ordinal) => live[ordinal] === 1 && columns.source[ordinal] === scope.source);
    case 'tag':
      return maskBy(columns, (ordinal) => live[ordinal] === 1 && (columns.tags[ordinal] ?? []).includes(scope.tag));
  }
}
