import type { MarkedExtension, Token, Tokens } from 'marked';

/** A footnote's text, `[^name]: …` with its further lines indented. */
export interface FootnoteToken extends Tokens.Generic {
  readonly type: 'footnote';
  readonly name: string;
  readonly tokens: Token[];
}

/** A mark in the text, `[^name]`. */
export interface FootnoteMark extends Tokens.Generic {
  readonly type: 'footnoteMark';
  readonly name: string;
}

/** Footnotes as GitHub, Pandoc and most note-taking tools write them. A mark without its note stays as it is written. */
export function footnotesOf(markdown: string): MarkedExtension {
  const names = new Set([...markdown.matchAll(NAMES)].map(([, name]) => name));
  return {
    extensions: [
      {
        name: 'footnote',
        level: 'block',
        start: (source) => /(?:^|\n) {0,3}\[\^/.exec(source)?.index,
        tokenizer(source) {
          const [raw, name, first, more] = NOTE.exec(source) ?? [];
          const text = `${first ?? ''}${(more ?? '').replace(/\n(?: {2,}|\t)/g, '\n')}`.trim();
          if (raw === undefined || name === undefined || text === '') return undefined;
          return { type: 'footnote', raw, name, tokens: this.lexer.inlineTokens(text) };
        },
      },
      {
        name: 'footnoteMark',
        level: 'inline',
        start: (source) => source.indexOf('[^'),
        tokenizer(source) {
          const [raw, name] = MARK.exec(source) ?? [];
          return raw === undefined || name === undefined || !names.has(name) ? undefined : { type: 'footnoteMark', raw, name };
        },
      },
    ],
  };
}

const NAMES = /^ {0,3}\[\^([^\]\s]{1,100})\]:[ \t]*\S/gm;
const NOTE = /^ {0,3}\[\^([^\]\s]{1,100})\]:[ \t]*([^\n]*)((?:\n(?: {2,}|\t)[^\n]*)*)(?:\n+|$)/;
const MARK = /^\[\^([^\]\s]{1,100})\]/;
