import { type Aliases, withOtherNames } from './aliases.ts';
import { Cursor } from './cursor.ts';
import { fieldNode } from './field-node.ts';
import { isStop, stillTyping, type TypedText, textNode } from './text-node.ts';
import { type FilterNode, type QueryNode, type TextNode, withTexts } from './tree.ts';
import { type Understood, understoodOf } from './understood.ts';

/** What was typed, as it will run and as it was understood. */
export interface ParsedQuery {
  readonly text: string;
  /** Null when nothing is asked: the whole scope. */
  readonly tree: QueryNode | null;
  readonly understood: Understood;
}

/** How a query is read. */
export interface ParseNeeds {
  /** Its last word is still being typed. */
  readonly typing?: boolean;
  /** What its words and phrases are also called. */
  readonly aliases?: Aliases;
}

/** Reads the query language. Every string is a query: what is broken is text, and `understood` says so. Pure. */
export function parseQuery(text: string, { typing = false, aliases = () => [] }: ParseNeeds = {}): ParsedQuery {
  const parser = new Parser(beginningOf(text));
  if (text.length > LONGEST) parser.warn(`Only the first ${LONGEST.toLocaleString('en')} characters were searched.`);
  const parsed = parser.parse();
  if (parsed === null && text.trim() !== '' && parser.warnings.length === 0) parser.warn('There is nothing in it to search for.');
  const named = parsed === null ? null : parser.named(parsed, aliases);
  const tree = named === null ? null : idleStops(typing && !/\s$/.test(text) ? lastWordOpen(named) : named);
  return { text, tree, understood: understoodOf(tree, parser.warnings) };
}

const LONGEST = 2000;
const MOST_CLAUSES = 64;
const MOST_OTHER_NAMES = 128;
const DEEPEST = 32;

/** As much of a text as is read; never half a character. */
function beginningOf(text: string): string {
  const last = text.charCodeAt(LONGEST - 1);
  return text.slice(0, text.length > LONGEST && last >= 0xd800 && last < 0xdc00 ? LONGEST - 1 : LONGEST);
}

class Parser {
  readonly warnings: string[] = [];
  private readonly cursor: Cursor;
  private clauses = 0;

  constructor(text: string) {
    this.cursor = new Cursor(text);
  }

  parse(): QueryNode | null {
    const parts: QueryNode[] = [];
    while (!this.cursor.ended) {
      const node = this.or(0);
      if (node) parts.push(node);
      // A bracket that closes nothing.
      if (this.cursor.take(')')) this.warn('A closing bracket without an opening one was left out.');
    }
    if (this.clauses > MOST_CLAUSES) this.warn(`Only the first ${MOST_CLAUSES} parts of the query were searched.`);
    return joined('and', parts);
  }

  /** The tree with the other names of its words and phrases: not of what is asked for in another way, nor of what shall be asked for alone. */
  named(node: QueryNode, aliases: Aliases): QueryNode {
    let left = MOST_OTHER_NAMES;
    return withTexts(node, (leaf) => {
      if (leaf.isAlone || !hasNames(leaf)) return leaf;
      const names = aliases(leaf.typed);
      if (names.length > left) this.warn(`Only the first ${MOST_OTHER_NAMES} other names were searched.`);
      const searched = names.slice(0, left);
      left -= searched.length;
      return withOtherNames(leaf, searched);
    });
  }

  warn(warning: string): void {
    if (!this.warnings.includes(warning)) this.warnings.push(warning);
  }

  private or(depth: number): QueryNode | null {
    const choices: QueryNode[] = [];
    do {
      const choice = this.and(depth);
      if (choice) choices.push(choice);
    } while (this.cursor.takeOr());
    return joined('or', choices);
  }

  private and(depth: number): QueryNode | null {
    const parts: QueryNode[] = [];
    for (;;) {
      while (this.cursor.takeWord('AND'));
      if (this.cursor.ended || this.cursor.atOr || this.cursor.at(')')) break;
      const part = this.unary(depth);
      if (part) parts.push(part);
    }
    return joined('and', parts);
  }

  private unary(depth: number): QueryNode | null {
    let negated = false;
    let isAlone = false;
    for (;;) {
      const sign = this.cursor.takeSign();
      if (sign === '-') negated = !negated;
      else if (sign === '+') isAlone = true;
      else if (sign === null) break;
    }
    if (this.cursor.ended || this.cursor.atOr || this.cursor.at(')')) return null;
    const atom = this.atom(depth);
    const node = isAlone && atom ? withTexts(atom, (leaf) => ({ ...leaf, isAlone: hasNames(leaf) })) : atom;
    return negated && node ? { kind: 'not', child: node } : node;
  }

  private atom(depth: number): QueryNode | null {
    if (this.cursor.take('(')) {
      if (depth >= DEEPEST) {
        this.warn(`Brackets are read ${DEEPEST} deep.`);
        return null;
      }
      const inner = this.or(depth + 1);
      if (!this.cursor.take(')')) this.warn('Closing bracket added.');
      return inner;
    }
    const exact = this.cursor.takeExact();
    const quoted = this.cursor.takeQuoted();
    const node = quoted ? this.quoted(quoted, exact) : this.word(exact);
    if (node) this.clauses++;
    return this.clauses > MOST_CLAUSES ? null : node;
  }

  private quoted(
    { text, closed }: { text: string; closed: boolean },
    exact: boolean,
    field: TextNode['field'] = null,
  ): QueryNode | null {
    if (!closed) this.warn('Closing quote added.');
    const near = closed ? this.cursor.takeDistance(50) : null;
    const how = exact ? 'exact' : near === null ? 'phrase' : 'near';
    return this.made({ how, typed: text, field, distance: near ?? 0 });
  }

  private word(exact: boolean): QueryNode | null {
    const raw = this.cursor.takeRun();
    const colon = /^([A-Za-z][A-Za-z-]*)[:：](.*)$/su.exec(raw);
    if (colon && !exact) {
      const node = this.field((colon[1] ?? '').toLowerCase(), colon[2] ?? '', raw);
      if (node !== undefined) return node;
    }
    return this.plain(raw, exact, null);
  }

  /** Undefined when it is no field: then the whole is text. */
  private field(name: string, rest: string, raw: string): QueryNode | null | undefined {
    if (name === 'title' || name === 'note') {
      if (rest !== '' && rest !== '=') return this.plain(rest.replace(/^=/, ''), rest.startsWith('='), name);
      const quoted = this.cursor.takeQuoted();
      if (quoted) return this.quoted(quoted, rest === '=', name);
      return undefined;
    }
    const quoted = rest === '' ? this.cursor.takeQuoted() : null;
    if (quoted && !quoted.closed) this.warn('Closing quote added.');
    const found: FilterNode | string | null = fieldNode(name, quoted ? quoted.text : rest);
    if (found !== null && typeof found !== 'string') return found;
    if (found !== null) this.warn(found);
    return quoted ? this.made({ how: 'phrase', typed: `${raw}${quoted.text}`, field: null, distance: 0 }) : undefined;
  }

  private plain(raw: string, exact: boolean, field: TextNode['field']): QueryNode | null {
    if (exact) return this.made({ how: 'exact', typed: raw, field, distance: 0 });
    const fuzzy = /^(.+?)~(\d*)$/su.exec(raw);
    if (fuzzy && fuzzy[1] !== undefined) {
      const distance = Math.min(2, Number(fuzzy[2] === '' ? 1 : fuzzy[2]));
      return this.made({ how: distance > 0 ? 'fuzzy' : 'word', typed: fuzzy[1], field, distance });
    }
    const prefix = /^(.+?)[*＊]+$/su.exec(raw);
    if (prefix && prefix[1] !== undefined) return this.made({ how: 'prefix', typed: prefix[1], field, distance: 0 });
    return this.made({ how: 'word', typed: raw, field, distance: 0 });
  }

  private made(typed: TypedText): QueryNode | null {
    const node = textNode(typed);
    if (node === null && typed.typed.trim() !== '') this.warn(`There is no word in “${typed.typed.trim()}”.`);
    if (node && typed.how === 'prefix' && node.how === 'word' && !node.clauses.some(({ kind }) => kind === 'prefix'))
      this.warn(`“${typed.typed}*” is too short to search by its beginning — searched as a word.`);
    return node;
  }
}

/** A word and a phrase may have other names; a beginning, a misspelling, nearness and an exact form say how the text is to be met. */
const hasNames = ({ how }: TextNode): boolean => how === 'word' || how === 'phrase';

function joined(kind: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | null {
  const children = nodes.flatMap((node) => (node.kind === kind ? node.children : [node]));
  return children.length > 1 ? { kind, children } : (children[0] ?? null);
}

/** Stop words beside another word of the same AND neither narrow nor rank. */
function idleStops(node: QueryNode): QueryNode {
  if (node.kind === 'not' || node.kind === 'text' || node.kind === 'filter') return node;
  const children = node.children.map(idleStops);
  if (node.kind === 'or') return { ...node, children };
  const hasOther = children.some(
    (child) => child.kind !== 'not' && child.kind !== 'filter' && !(child.kind === 'text' && isStop(child)),
  );
  return {
    ...node,
    children: hasOther
      ? children.map((child) => (child.kind === 'text' && isStop(child) ? { ...child, idle: true } : child))
      : children,
  };
}

function lastWordOpen(node: QueryNode): QueryNode {
  if (node.kind === 'text') return stillTyping(node);
  if (node.kind === 'filter' || node.kind === 'not') return node;
  const last = node.children.at(-1);
  return last ? { ...node, children: [...node.children.slice(0, -1), lastWordOpen(last)] } : node;
}
