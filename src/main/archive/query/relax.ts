import type { ResultSpec } from '../../../shared/contract/shapes/result-spec.ts';
import { askText, type EvaluateNeeds, scopeMask } from './evaluate.ts';
import { both, countIn, type Mask } from './mask.ts';
import { type ParsedQuery, parseQuery } from './parse-query.ts';
import { printQuery } from './print.ts';
import { type FilterNode, leavesOf, type QueryNode, replaced, type TextNode } from './tree.ts';
import { understoodOf } from './understood.ts';

/** What each part of a query finds alone, and ways out of an empty answer with the number each would find. */
export interface Nothing {
  counts: { text: string; count: number }[];
  relaxations: { text: string; spec: ResultSpec; count: number }[];
}

const MOST_RELAXATIONS = 6;

/** Explains an empty answer: counts are true, and a way out that finds nothing is not offered. */
export async function relax(parsed: ParsedQuery, { scope, query, filters }: ResultSpec, needs: EvaluateNeeds): Promise<Nothing> {
  const read = (text: string) => parseQuery(text, needs).tree;
  const filterTrees = filters.map(read);
  const ways = waysOut(parsed.tree, { scope, query, filters }, read);
  const { maskFor } = await askText([parsed.tree, ...filterTrees, ...ways.map(({ tree }) => tree)], needs);
  const base = scopeMask(needs);
  const everything = scopeMask({ ...needs, scope: { kind: 'all' } });
  const filterMasks = filterTrees.map((tree) => (tree === null ? base : maskFor(tree)));

  const counts = [...leavesOf(parsed.tree), ...filterTrees.flatMap((tree) => leavesOf(tree))].map((leaf) => ({
    text: sayLeaf(leaf),
    count: countIn(both(base, maskFor(leaf))),
  }));
  const relaxations = ways
    .map(({ text, tree, spec }) => {
      const kept = filterMasks.filter((_, i) => spec.filters.includes(filters[i] ?? ''));
      const within = spec.scope.kind === 'all' && scope.kind !== 'all' ? everything : base;
      const masks: Mask[] = tree === null ? kept : [maskFor(tree), ...kept];
      return { text, spec, count: countIn(masks.reduce(both, within)) };
    })
    .filter(({ count }) => count > 0)
    .slice(0, MOST_RELAXATIONS);
  return { counts, relaxations };
}

interface WayOut {
  readonly text: string;
  readonly tree: QueryNode | null;
  readonly spec: ResultSpec;
}

/** In the order of how little each gives up. */
function waysOut(tree: QueryNode | null, spec: ResultSpec, read: (text: string) => QueryNode | null): WayOut[] {
  const leaves = leavesOf(tree);
  const forbidden = leavesOf(tree, true).filter((leaf) => !leaves.includes(leaf));
  // What is counted is what choosing it runs: a word too common to count beside others is asked for once it stands alone.
  const way = (text: string, changed: QueryNode | null): WayOut => {
    const query = printQuery(changed);
    return { text, tree: read(query), spec: { ...spec, query } };
  };
  const words = leaves.filter((leaf) => leaf.kind === 'text');
  const dates = leaves.filter((leaf) => leaf.kind === 'filter' && leaf.field === 'date');
  const others = leaves.filter((leaf) => leaf.kind === 'filter' && leaf.field !== 'date');
  const loose = words.filter(({ how }) => how === 'phrase' || how === 'near' || how === 'exact');
  const close = words.filter(({ how }) => how === 'word' || how === 'prefix');
  const begun = words.filter(({ how, typed }) => how === 'prefix' && [...typed].length > SHORTEST_PREFIX);
  return [
    ...loose.map((leaf) => way(`the words of ${sayLeaf(leaf)} apart`, replaced(tree, leaf, read(leaf.typed)))),
    ...dates.map((leaf) => way('any date', replaced(tree, leaf, null))),
    ...spec.filters.map((filter) => ({
      text: `without ${parseQuery(filter).understood.text}`,
      tree,
      spec: { ...spec, filters: spec.filters.filter((kept) => kept !== filter) },
    })),
    ...others.map((leaf) => way(`without ${sayLeaf(leaf)}`, replaced(tree, leaf, null))),
    ...close.map((leaf) => way(`spelling variants of ${leaf.typed}`, replaced(tree, leaf, read(`${leaf.typed}~1`)))),
    ...forbidden.map((leaf) => way(`also with ${sayLeaf(leaf)}`, replaced(tree, leaf, null))),
    ...begun.flatMap((leaf) =>
      shorter(leaf.typed).map((start) => way(`starts with ${start}`, replaced(tree, leaf, read(`${start}*`)))),
    ),
    ...(words.length > 1 ? words.map((leaf) => way(`without ${sayLeaf(leaf)}`, replaced(tree, leaf, null))) : []),
    ...(spec.scope.kind === 'all' || spec.scope.kind === 'trash'
      ? []
      : [{ text: 'in all articles', tree, spec: { ...spec, scope: { kind: 'all' as const } } }]),
  ];
}

const SHORTEST_PREFIX = 3;

/** Two more guesses at how a word begins: half the letters beyond the shortest prefix, and none of them. */
function shorter(typed: string): string[] {
  const letters = [...typed];
  const half = SHORTEST_PREFIX + Math.floor((letters.length - SHORTEST_PREFIX) / 2);
  return [...new Set([half, SHORTEST_PREFIX])].map((length) => letters.slice(0, length).join(''));
}

const sayLeaf = (leaf: TextNode | FilterNode): string => understoodOf(leaf, []).text;
