import { generate, parse as parseCss, walk } from 'css-tree';
import { JSDOM, type TestElement } from 'jsdom';

const { DOMParser } = new JSDOM('').window;
const parser = new DOMParser();

/** Everything in a page that could run, load or lead away, found by other means than the sanitizer's: a second tree and a CSS parser. */
export function problemsIn(html: string): string[] {
  const document = parser.parseFromString(html, 'text/html');
  return Array.from(document.querySelectorAll('*')).flatMap((element) => [...ofElement(element), ...ofAttributes(element)]);
}

const ACTIVE = new Set(
  (
    'script iframe object embed applet param frame frameset noframes noembed base link template portal fencedframe bgsound track keygen ' +
    'noscript form foreignobject animate animatetransform animatemotion animatecolor set mpath discard handler listener annotation-xml ' +
    'annotation mglyph malignmark maction plaintext xmp source audio iframe'
  ).split(' '),
);

/** Attributes whose words people read, never followed. */
const PROSE = new Set(['class', 'id', 'title', 'alt', 'summary', 'placeholder', 'label', 'value', 'abbr', 'content']);
const FOLLOWED = new Set(
  (
    'href xlink:href src srcset poster background action formaction data ping cite longdesc profile manifest archive classid codebase ' +
    'usemap dynsrc lowsrc icon code object imagesrcset attributionsrc srcdoc xml:base from to by values'
  ).split(' '),
);

function ofElement(element: TestElement): string[] {
  const name = element.localName.toLowerCase();
  if (ACTIVE.has(name)) return [`<${name}>`];
  if (name === 'meta') {
    const equiv = element.getAttribute('http-equiv');
    return equiv === null || equiv === 'Content-Security-Policy' ? [] : [`<meta http-equiv=${equiv}>`];
  }
  return name === 'style' ? cssProblems(element.textContent, 'stylesheet') : [];
}

function ofAttributes(element: TestElement): string[] {
  return Array.from(element.attributes).flatMap(({ name, value }) => {
    const key = name.toLowerCase();
    const where = `${element.localName} ${key}=${value.slice(0, 80)}`;
    if (key.startsWith('on') || key === 'srcdoc' || key === 'ping' || key === 'target') return [where];
    if (key === 'style') return cssProblems(value, 'declarationList');
    const trimmed = withoutBlanks(value).toLowerCase();
    if (FOLLOWED.has(key))
      return trimmed === '' || trimmed.startsWith('#') || isSafeData(trimmed) || key === 'values' ? [] : [where];
    if (PROSE.has(key) || key.startsWith('aria-')) return [];
    if (/^(?:(?:javascript|vbscript|https?|ftp|file|wss?|data|blob):|\/\/)/.test(trimmed)) return [where];
    return element.namespaceURI?.endsWith('svg') === true && value.includes('(') ? cssProblems(value, 'value') : [];
  });
}

/** Browsers drop control characters and blanks from addresses. */
function withoutBlanks(value: string): string {
  return [...value].filter((char) => char > ' ').join('');
}

function isSafeData(value: string): boolean {
  return /^data:(?:image|font|application\/(?:x-)?font)/.test(value);
}

function cssProblems(css: string, context: 'stylesheet' | 'declarationList' | 'value'): string[] {
  const found: string[] = [];
  const flag = (url: string): void => {
    const trimmed = url.trim().toLowerCase();
    if (trimmed !== '' && !trimmed.startsWith('#') && !trimmed.startsWith('data:,') && !isSafeData(trimmed))
      found.push(`css ${url.slice(0, 80)}`);
  };
  walk(parseCss(css, { context, parseCustomProperty: true, onParseError: () => undefined }), function (node) {
    if (node.type === 'Url') flag(node.value);
    if (node.type === 'Atrule' && node.name.toLowerCase() === 'import') found.push(`css @import ${generate(node).slice(0, 80)}`);
    if (
      node.type === 'String' &&
      /image-set|^image$|cross-fade/i.test(this.function?.name ?? '') &&
      this.function?.name !== 'type'
    )
      flag(node.value);
  });
  // What the parser gives up on, a browser may still read: outside of strings no address of the network may be in it, whatever the escapes.
  const bare = css.replace(/"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'/g, '""');
  if (/url\(\s*["']?\s*(?:https?:)?\/\//i.test(unescaped(bare))) found.push(`css text ${css.slice(0, 120)}`);
  return found;
}

function unescaped(css: string): string {
  return css.replace(/\\([0-9a-f]{1,6})\s?/gi, (_all, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code > 0x10ffff ? '' : String.fromCodePoint(code);
  });
}
