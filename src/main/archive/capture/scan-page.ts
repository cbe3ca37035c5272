import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { largestCandidate } from '../../../shared/srcset.ts';

/** What one pass over a page's tags and text shows: what it refers to, and what kind of page it seems to be. */
export interface PageScan {
  /** Image references as written, the likeliest of each element first. */
  readonly images: readonly string[];
  /** Stylesheet references as written. */
  readonly sheets: readonly string[];
  /** CSS inside the page: `style` elements and attributes. */
  readonly styles: readonly string[];
  readonly base: string | null;
  readonly title: string;
  /** A `meta refresh`, seconds and address as written. */
  readonly refresh: { readonly delay: number; readonly url: string } | null;
  readonly robots: string;
  /** The first of the text a reader without scripts sees, white space folded. */
  readonly text: string;
  /** How much text there is, a CJK character counted as three. */
  readonly textWeight: number;
  readonly noscriptText: string;
  readonly scripts: number;
  /** Script addresses and inline code, the first of each: what bot walls and single-page apps are known by. */
  readonly scriptText: string;
  readonly passwordFields: number;
  readonly jsonLd: readonly string[];
}

/** Scans a page in one linear pass over its tokens, giving way to other work as it goes: no tree is built, so no page can be deep. */
export async function scanPage(html: string): Promise<PageScan> {
  const scan = new Scan();
  const tokenizer = new Tokenizer(
    {},
    scan.handlerFor((state) => (tokenizer.state = state)),
  );
  for (let at = 0; at < html.length; at += CHUNK_CHARS) {
    tokenizer.write(html.slice(at, at + CHUNK_CHARS), false);
    await new Promise(setImmediate);
  }
  tokenizer.write('', true);
  return scan.result();
}

const CHUNK_CHARS = 128 * 1024;
const KEPT_TEXT = 20_000;
const KEPT_SCRIPT = 200_000;
const MOST_REFERENCES = 10_000;

/** Elements whose text nobody reads. */
const SILENT = new Set(['script', 'style', 'title', 'textarea', 'iframe', 'noembed', 'noframes', 'xmp']);
const RAW_TEXT = new Set(['style', 'iframe', 'noembed', 'noframes', 'xmp']);
const LAZY_SOURCES = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'data-url', 'data-hi-res-src', 'data-full-src'];
const LAZY_SRCSETS = ['data-srcset', 'data-lazy-srcset', 'data-original-set'];
const META_IMAGES = new Set([
  'og:image',
  'og:image:url',
  'og:image:secure_url',
  'twitter:image',
  'twitter:image:src',
  'thumbnail',
]);

type Attributes = ReadonlyMap<string, string>;

class Scan {
  readonly #images = new Set<string>();
  readonly #sheets = new Set<string>();
  readonly #styles: string[] = [];
  readonly #jsonLd: string[] = [];
  #base: string | null = null;
  #title = '';
  #refresh: PageScan['refresh'] = null;
  #robots = '';
  #text = '';
  #weight = 0;
  #noscriptText = '';
  #scripts = 0;
  #scriptText = '';
  #passwordFields = 0;
  /** The open element whose text is not the page's, and what its text is kept for. */
  #inside: { readonly name: string; readonly jsonLd: boolean } | null = null;
  #inNoscript = 0;
  #inTemplate = 0;
  #buffer = '';

  handlerFor(enter: (state: (typeof TokenizerMode)[keyof typeof TokenizerMode]) => void) {
    const text = (token: Token.CharacterToken): void => this.#characters(token.chars);
    return {
      onStartTag: (token: Token.TagToken): void => this.#startTag(token, enter),
      onEndTag: (token: Token.TagToken): void => this.#endTag(token.tagName),
      onCharacter: text,
      onWhitespaceCharacter: text,
      onNullCharacter: (): void => undefined,
      onComment: (): void => undefined,
      onDoctype: (): void => undefined,
      onEof: (): void => this.#closeInside(),
    };
  }

  result(): PageScan {
    return {
      images: [...this.#images],
      sheets: [...this.#sheets],
      styles: this.#styles,
      base: this.#base,
      title: folded(this.#title),
      refresh: this.#refresh,
      robots: this.#robots,
      text: folded(this.#text),
      textWeight: this.#weight,
      noscriptText: folded(this.#noscriptText),
      scripts: this.#scripts,
      scriptText: this.#scriptText,
      passwordFields: this.#passwordFields,
      jsonLd: this.#jsonLd,
    };
  }

  #startTag(token: Token.TagToken, enter: (state: (typeof TokenizerMode)[keyof typeof TokenizerMode]) => void): void {
    const name = token.tagName;
    const attributes: Attributes = new Map(token.attrs.map((attribute) => [attribute.name, attribute.value]));
    const style = attributes.get('style');
    if (style?.includes('(') && this.#styles.length < MOST_REFERENCES) this.#styles.push(style);
    this.#image(attributes.get('background'));
    if (name === 'noscript') this.#inNoscript += 1;
    if (name === 'template') this.#inTemplate += 1;
    if (name === 'br' || name === 'p' || name === 'div' || name === 'li' || name === 'td') this.#characters(' ');
    this.#element(name, attributes);
    if (token.selfClosing || !SILENT.has(name)) return;
    this.#inside = { name, jsonLd: name === 'script' && /^application\/ld\+json/i.test(attributes.get('type') ?? '') };
    this.#buffer = '';
    if (name === 'script') enter(TokenizerMode.SCRIPT_DATA);
    else if (RAW_TEXT.has(name)) enter(TokenizerMode.RAWTEXT);
    else enter(TokenizerMode.RCDATA);
  }

  #endTag(name: string): void {
    if (this.#inside?.name === name) this.#closeInside();
    if (name === 'noscript') this.#inNoscript = Math.max(0, this.#inNoscript - 1);
    if (name === 'template') this.#inTemplate = Math.max(0, this.#inTemplate - 1);
    this.#characters(' ');
  }

  #closeInside(): void {
    const inside = this.#inside;
    this.#inside = null;
    if (inside === null) return;
    if (inside.name === 'style') this.#styles.push(this.#buffer);
    if (inside.name === 'title' && this.#title === '') this.#title = this.#buffer;
    if (inside.name === 'script' && inside.jsonLd) this.#jsonLd.push(this.#buffer);
    else if (inside.name === 'script' && this.#scriptText.length < KEPT_SCRIPT)
      this.#scriptText += `${this.#buffer.slice(0, KEPT_SCRIPT / 10)}\n`;
    this.#buffer = '';
  }

  #characters(chars: string): void {
    if (this.#inside !== null) {
      this.#buffer += chars;
      return;
    }
    if (this.#inNoscript > 0) {
      if (this.#noscriptText.length < KEPT_TEXT) this.#noscriptText += chars;
      return;
    }
    if (this.#inTemplate > 0) return;
    if (this.#text.length < KEPT_TEXT) this.#text += chars;
    for (const char of chars) if (char > ' ') this.#weight += char >= '\u3000' && char <= '\uffdc' ? 3 : 1;
  }

  #image(reference: string | null | undefined): void {
    const trimmed = reference?.trim() ?? '';
    if (trimmed !== '' && !trimmed.startsWith('data:') && this.#images.size < MOST_REFERENCES) this.#images.add(trimmed);
  }

  #element(name: string, attributes: Attributes): void {
    switch (name) {
      case 'img':
      case 'source':
      case 'amp-img':
        this.#picture(name, attributes);
        return;
      case 'video':
        this.#image(attributes.get('poster'));
        return;
      case 'input':
        if (attributes.get('type')?.toLowerCase() === 'image') this.#image(attributes.get('src'));
        if (attributes.get('type')?.toLowerCase() === 'password') this.#passwordFields += 1;
        return;
      case 'image':
      case 'use':
      case 'feimage':
        if (name !== 'use') this.#image(attributes.get('href') ?? attributes.get('xlink:href'));
        return;
      case 'base':
        this.#base ??= attributes.get('href') ?? null;
        return;
      case 'link':
        this.#link(attributes);
        return;
      case 'meta':
        this.#meta(attributes);
        return;
      case 'script':
        this.#scripts += 1;
        if (this.#scriptText.length < KEPT_SCRIPT) this.#scriptText += `${attributes.get('src') ?? ''}\n`;
        return;
      default:
        return;
    }
  }

  #picture(name: string, attributes: Attributes): void {
    for (const lazy of LAZY_SOURCES) this.#image(attributes.get(lazy));
    // A `source` with a plain `src` belongs to a video or a sound.
    if (name !== 'source') this.#image(attributes.get('src'));
    for (const set of ['srcset', ...LAZY_SRCSETS]) this.#image(largestCandidate(attributes.get(set) ?? ''));
  }

  #link(attributes: Attributes): void {
    const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
    const href = attributes.get('href')?.trim() ?? '';
    if (href === '') return;
    const asStyle = rel.includes('preload') && attributes.get('as')?.toLowerCase() === 'style' && attributes.has('onload');
    if ((rel.includes('stylesheet') && !rel.includes('alternate')) || asStyle) this.#sheets.add(href);
    if (rel.includes('image_src')) this.#image(href);
  }

  #meta(attributes: Attributes): void {
    const content = attributes.get('content') ?? '';
    const name = (attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop') ?? '').toLowerCase();
    if (META_IMAGES.has(name)) this.#image(content);
    if (name === 'robots') this.#robots = content;
    if (attributes.get('http-equiv')?.toLowerCase() === 'refresh') {
      const found = /^\s*(\d+)(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?(?:"([^"]*)"|'([^']*)'|(\S+))/i.exec(content);
      if (found !== null) this.#refresh ??= { delay: Number(found[1]), url: found[2] ?? found[3] ?? found[4] ?? '' };
    }
  }
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
