import { isCommonAnywhere } from '../language/common-words.ts';
import type { AliasGroup } from '../seams.ts';
import { formsOf, spellings, textNode } from './text-node.ts';
import type { OtherName, TextNode } from './tree.ts';

/** The other names of a word or a phrase, as they are written; none when it is in no group. */
export type Aliases = (typed: string) => readonly string[];

/** What makes a name the same name, whatever its case and accents; empty when there is no word in it. */
export function nameKey(name: string): string {
  return formsOf(name).join(' ');
}

/** Looks names up in groups. A name in several groups goes by all the other names of each; names of names are not followed. */
export function aliasesOf(groups: readonly AliasGroup[]): Aliases {
  const holding = new Map<string, { readonly name: string; readonly group: AliasGroup }[]>();
  for (const group of groups)
    for (const name of group.names) {
      const key = nameKey(name);
      holding.set(key, [...(holding.get(key) ?? []), { name, group }]);
    }
  return (typed) => {
    const key = nameKey(typed);
    const met = (holding.get(key) ?? []).filter(
      ({ name }) => !isWrittenSo(name) || spellings(typed)[0]?.text === spellings(name)[0]?.text,
    );
    const others = new Map(met.flatMap(({ group }) => group.names.map((name) => [nameKey(name), name])));
    others.delete(key);
    return [...others.values()];
  };
}

/** A word or a phrase with its other names, for a little less than its own. */
export function withOtherNames(node: TextNode, names: readonly string[]): TextNode {
  if (names.length === 0) return node;
  const { typed, field } = node;
  const own = isWrittenSo(typed) ? textNode({ how: 'exact', typed, field, distance: 0 }) : null;
  return { ...node, clauses: own?.clauses ?? node.clauses, also: names.map((name) => otherName(name, field)) };
}

const OTHER_NAME_BOOST = 0.9;

function otherName(name: string, field: TextNode['field']): OtherName {
  const node = textNode({ how: isWrittenSo(name) ? 'exact' : 'word', typed: name, field, distance: 0 });
  return { name, clauses: (node?.clauses ?? []).map((clause) => ({ ...clause, boost: clause.boost * OTHER_NAME_BOOST })) };
}

/** A name that is told from a common word of some language by its capitals alone, as US is from `us` and UN from French `un`: it is looked for as it is written. */
function isWrittenSo(name: string): boolean {
  const forms = formsOf(name);
  return forms.length === 1 && name !== name.toLowerCase() && isCommonAnywhere(forms[0] ?? '');
}
