/** An attribute, as Readability copies them. */
export class Attribute {
  readonly name: string;
  value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.value = name === 'class' ? tidy(value) : value;
  }

  cloneNode(): Attribute {
    return new Attribute(this.name, this.value);
  }
}

/** What a `style` attribute says of whether its element is seen. */
export interface SeenStyle {
  readonly display: string;
  readonly visibility: string;
}

/** Reads it; null when there is none. */
export const seenStyle = (style: string | null): SeenStyle =>
  style === null ? NO_STYLE : { display: lastSaid(style, 'display'), visibility: lastSaid(style, 'visibility') };

const NO_STYLE: SeenStyle = { display: '', visibility: '' };

function lastSaid(style: string, property: string): string {
  if (!style.includes(property)) return '';
  const values = style.split(';').flatMap((rule) => {
    const [name = '', ...rest] = rule.split(':');
    const value = rest.join(':').trim();
    return name.trim() === property && value !== '' ? [value] : [];
  });
  return values.at(-1) ?? '';
}

/** Class names with one blank between two. */
const tidy = (names: string): string => (UNTIDY.test(names) ? names.replace(/\s+/g, ' ').trim() : names);

const UNTIDY = /[^\S ]| {2}|^ | $/;
