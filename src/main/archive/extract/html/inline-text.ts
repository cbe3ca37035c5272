import type { Span } from '../../../../shared/contract/shapes/block.ts';

/** Text that grows piece by piece, blanks run together as a browser would, and the formatting over it. */
export class InlineText {
  private text = '';
  private readonly spans: Span[] = [];

  add(raw: string): void {
    const piece = raw.replace(/[\t\n\f\r ]+/g, ' ');
    const isAfterBlank = this.text === '' || this.text.endsWith(' ') || this.text.endsWith('\n');
    this.text += isAfterBlank && piece.startsWith(' ') ? piece.slice(1) : piece;
  }

  /** A line break of the page. */
  breakLine(): void {
    this.text = `${this.text.replace(/ $/, '')}\n`;
  }

  get length(): number {
    return this.text.length;
  }

  /** Formats what was added since `start`; `target` is a link's address, or the footnote that is marked. */
  format(start: number, kind: Span['kind'], target?: string): void {
    const leads = target === undefined ? {} : kind === 'note' ? { note: target } : { href: target };
    this.spans.push({ start, end: this.text.length, kind, ...leads });
  }

  get isBlank(): boolean {
    return this.text.trim() === '';
  }

  /** The text without blanks at its ends, and the spans that still cover something of it. */
  take(): { text: string; spans?: Span[] } {
    const text = this.text.replace(/^[\s\u200b]+|[\s\u200b]+$/g, '');
    const cut = this.text.length - this.text.replace(/^[\s\u200b]+/, '').length;
    const spans = this.spans
      .map((span) => trimmed({ ...span, start: span.start - cut, end: span.end - cut }, text))
      .filter((span) => span.end > span.start)
      .sort((a, b) => a.start - b.start || b.end - a.end);
    this.text = '';
    this.spans.length = 0;
    return spans.length === 0 ? { text } : { text, spans };
  }
}

/** Blanks at the ends of a link or emphasis are not part of it. */
function trimmed(span: Span, text: string): Span {
  let start = Math.max(0, span.start);
  let end = Math.min(text.length, span.end);
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { ...span, start, end };
}
