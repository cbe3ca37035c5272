import { ident, string, tokenize, tokenTypes, url as urlToken } from 'css-tree';

/** What becomes of the references of a stylesheet. */
export interface CssPolicy {
  /** What stands for an address in `url()` and its kin; null blanks it. */
  url(reference: string): string | null;
  /** The text that stands for an `@import`, itself rewritten already; null leaves the import out. */
  sheet(reference: string): string | null;
}

/**
 * CSS with every reference replaced as the policy says, and nothing else that can load: works on tokens, so what a
 * parser would reject and a browser would repair is covered all the same. The text can stand inside a `<style>`.
 */
export function rewriteCss(css: string, policy: CssPolicy): string {
  const source = withPlainUrls(css);
  return source === null ? '' : withoutEndTag(new Rewriter(source, policy).run());
}

/** The addresses a stylesheet refers to, in order: those of `url()` and its kin, and those of `@import`. */
export function cssReferences(css: string): { readonly urls: readonly string[]; readonly sheets: readonly string[] } {
  const urls: string[] = [];
  const sheets: string[] = [];
  rewriteCss(css, {
    url: (reference) => {
      urls.push(reference);
      return null;
    },
    sheet: (reference) => {
      sheets.push(reference);
      return null;
    },
  });
  return { urls, sheets };
}

/** Stands for an address that may not be loaded: a body of nothing. */
const BLANK = 'url("data:,")';

/** Stands for a function whose arguments may not be looked at. */
const DISARMED = 'x-blank(';

/** Functions that take addresses as bare strings. */
const STRING_TAKERS = new Set(['image-set', '-webkit-image-set', 'image', 'cross-fade', '-webkit-cross-fade']);

/** Functions whose value is not written here: inside a string taker they could bring an address in. */
const INDIRECT = new Set(['var', 'env', 'attr', 'if', 'random-item', 'inherit', 'first-valid']);

interface Token {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  tokenize(source, (type, start, end) => {
    tokens.push({ type, start, end });
  });
  return tokens;
}

/** A browser reads `u\72l(` as `url(`, the tokenizer only the plain spelling: spell it plainly. Null when it goes on for ever. */
function withPlainUrls(css: string): string | null {
  let source = css;
  for (let round = 0; round < 12; round += 1) {
    const hidden = source.includes('\\') ? tokensOf(source).filter((token) => isHiddenUrl(source, token)) : [];
    if (hidden.length === 0) return source;
    let plain = '';
    let at = 0;
    for (const token of hidden) {
      plain += `${source.slice(at, token.start)}url(`;
      at = token.end;
    }
    source = plain + source.slice(at);
  }
  return null;
}

function isHiddenUrl(source: string, token: Token): boolean {
  if (token.type !== tokenTypes.Function) return false;
  const raw = source.slice(token.start, token.end);
  return raw.includes('\\') && functionName(raw) === 'url';
}

function functionName(raw: string): string {
  return ident.decode(raw.slice(0, -1)).toLowerCase();
}

/** `</` in a string or a comment could end the element the text stands in; escaped it means the same. */
function withoutEndTag(css: string): string {
  return css.replaceAll('</', '<\\/').replaceAll('\0', '\uFFFD');
}

class Rewriter {
  readonly #source: string;
  readonly #policy: CssPolicy;
  readonly #tokens: readonly Token[];
  readonly #out: string[] = [];
  /** Open brackets: the place in `out` of the string taker they belong to, or -1. */
  readonly #open: number[] = [];
  #at = 0;

  constructor(source: string, policy: CssPolicy) {
    this.#source = source;
    this.#policy = policy;
    this.#tokens = tokensOf(source);
  }

  run(): string {
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      this.#at += 1;
      this.#take(token);
    }
    return this.#out.join('');
  }

  #take(token: Token): void {
    const raw = this.#source.slice(token.start, token.end);
    switch (token.type) {
      case tokenTypes.Url:
        this.#out.push(this.#address(urlToken.decode(raw)));
        return;
      case tokenTypes.BadUrl:
      case tokenTypes.BadString:
        this.#out.push(' ');
        return;
      case tokenTypes.Comment:
        this.#out.push('/**/');
        return;
      case tokenTypes.CDO:
      case tokenTypes.CDC:
        this.#out.push(' ');
        return;
      case tokenTypes.AtKeyword:
        this.#atRule(raw);
        return;
      case tokenTypes.Function:
        this.#function(raw);
        return;
      case tokenTypes.String:
        this.#out.push((this.#open.at(-1) ?? -1) >= 0 ? `${this.#gap()}${this.#address(string.decode(raw))}` : raw);
        return;
      case tokenTypes.LeftParenthesis:
        this.#open.push(this.#open.at(-1) ?? -1);
        this.#out.push(raw);
        return;
      case tokenTypes.RightParenthesis:
        this.#open.pop();
        this.#out.push(raw);
        return;
      default:
        this.#out.push(raw);
    }
  }

  /** A string may touch the word before it; what stands in its place would become part of that word. */
  #gap(): string {
    return /^(?:\s+|[,(]|[a-z-]+\(|\/\*\*\/)?$/i.test(this.#out.at(-1) ?? '') ? '' : '/**/';
  }

  #address(reference: string): string {
    const replaced = this.#policy.url(reference);
    return replaced === null ? BLANK : `url(${string.encode(replaced)})`;
  }

  #function(raw: string): void {
    const name = functionName(raw);
    if (name === 'url') {
      const next = this.#tokenAfterSpace();
      if (next?.type === tokenTypes.String) {
        this.#at = this.#tokens.indexOf(next, this.#at) + 1;
        this.#skipTo(tokenTypes.RightParenthesis);
        this.#out.push(this.#address(string.decode(this.#source.slice(next.start, next.end))));
      } else {
        this.#skipTo(tokenTypes.RightParenthesis);
        this.#out.push(BLANK);
      }
      return;
    }
    const taker = this.#open.at(-1) ?? -1;
    if (taker >= 0 && INDIRECT.has(name)) this.#disarm();
    if (name === 'src') {
      this.#out.push(DISARMED);
      this.#open.push(taker);
      return;
    }
    this.#open.push(STRING_TAKERS.has(name) ? this.#out.length : name === 'type' || name === 'format' ? -1 : taker);
    this.#out.push(raw);
  }

  /** Every open string taker with an unknown inside is made a function nobody knows. */
  #disarm(): void {
    let latest = -1;
    for (let at = this.#open.length - 1; at >= 0; at -= 1) {
      const taker = this.#open[at] ?? -1;
      // Those further out were disarmed together with this one.
      if (taker < 0 || (this.#out[taker] === DISARMED && taker !== latest)) return;
      this.#out[taker] = DISARMED;
      latest = taker;
    }
  }

  #tokenAfterSpace(): Token | undefined {
    let at = this.#at;
    while (this.#isSpace(this.#tokens[at])) at += 1;
    return this.#tokens[at];
  }

  #isSpace(token: Token | undefined): boolean {
    return token?.type === tokenTypes.WhiteSpace || token?.type === tokenTypes.Comment;
  }

  /** Past the next token of this kind at the same depth, or to the end. */
  #skipTo(type: number): Token[] {
    const skipped: Token[] = [];
    let depth = 0;
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      this.#at += 1;
      if (depth === 0 && token.type === type) return skipped;
      if (OPENING.has(token.type)) depth += 1;
      if (CLOSING.has(token.type)) {
        depth -= 1;
        // A statement may also end with its block, or with the block around it.
        if (token.type === tokenTypes.RightCurlyBracket && depth <= 0) {
          if (depth < 0) this.#at -= 1;
          return skipped;
        }
      }
      skipped.push(token);
    }
    return skipped;
  }

  #atRule(raw: string): void {
    const name = ident.decode(raw.slice(1)).toLowerCase();
    if (name !== 'import' && name !== 'namespace' && name !== 'charset') {
      this.#out.push(raw);
      return;
    }
    const prelude = this.#skipTo(tokenTypes.Semicolon);
    // Something must stand between what was before and what comes after, or two halves become one word.
    this.#out.push(' ');
    if (name === 'import') this.#import(prelude);
  }

  #import(prelude: readonly Token[]): void {
    const place = prelude.findIndex((token) => !this.#isSpace(token));
    const first = prelude[place];
    if (first === undefined) return;
    let reference: string | null = null;
    let rest = prelude.slice(place + 1);
    const raw = this.#source.slice(first.start, first.end);
    if (first.type === tokenTypes.String) reference = string.decode(raw);
    else if (first.type === tokenTypes.Url) reference = urlToken.decode(raw);
    else if (first.type === tokenTypes.Function && functionName(raw) === 'url') {
      const inner = rest.findIndex((token) => token.type === tokenTypes.String);
      const token = rest[inner];
      if (token !== undefined) reference = string.decode(this.#source.slice(token.start, token.end));
      rest = rest.slice(rest.findIndex((after) => after.type === tokenTypes.RightParenthesis) + 1);
    }
    const sheet = reference === null ? null : this.#policy.sheet(reference);
    if (sheet === null) return;
    const condition = rest.map((token) => this.#source.slice(token.start, token.end)).join('');
    this.#out.push(wrapped(sheet, rewriteCss(condition, { url: () => null, sheet: () => null }).trim()));
  }
}

const OPENING: ReadonlySet<number> = new Set([
  tokenTypes.Function,
  tokenTypes.LeftParenthesis,
  tokenTypes.LeftSquareBracket,
  tokenTypes.LeftCurlyBracket,
]);
const CLOSING: ReadonlySet<number> = new Set([
  tokenTypes.RightParenthesis,
  tokenTypes.RightSquareBracket,
  tokenTypes.RightCurlyBracket,
]);

/** An imported sheet under the conditions of its import: layer, then supports, then media, as the grammar orders them. */
function wrapped(sheet: string, condition: string): string {
  const layer = /^layer(?:\(([^)]*)\))?(?=\s|$)/i.exec(condition);
  const afterLayer = layer === null ? condition : condition.slice(layer[0].length).trim();
  const supports = /^supports(\((?:[^()]|\([^()]*\))*\))/i.exec(afterLayer);
  const media = (supports === null ? afterLayer : afterLayer.slice(supports[0].length)).trim();
  let text = sheet;
  if (media !== '') text = `@media ${media}{${text}}`;
  if (supports !== null) text = `@supports ${supports[1] ?? ''}{${text}}`;
  if (layer !== null) text = `@layer ${layer[1] ?? ''}{${text}}`;
  return `${text}\n`;
}
