import type { Source } from '../../../shared/contract/captures.ts';

/** A file that was dropped or chosen, read or not. */
export interface ReadFile {
  readonly name: string;
  readonly sizeBytes: number;
  /** Base64; null when it could not be taken, `problem` says why. */
  readonly bytes: string | null;
  readonly problem: string | null;
}

/** What the sheet would add now. */
export interface Draft {
  readonly kind: 'links' | 'text' | 'html' | 'empty';
  readonly text: string;
  readonly html: string | null;
  /** The links that are ticked. */
  readonly links: readonly string[];
  readonly files: readonly ReadFile[];
  /** The address the person gave for a pasted text. */
  readonly url: string;
}

/** The sources a draft stands for, in the order they will be saved: files, then links or the text. */
export function sourcesOf(draft: Draft): Source[] {
  const url = draft.url.trim();
  const files = draft.files.flatMap(({ name, bytes }): Source[] => (bytes === null ? [] : [{ kind: 'file', name, bytes }]));
  if (draft.kind === 'links') return [...files, ...draft.links.map((link): Source => ({ kind: 'url', url: link }))];
  if (draft.kind === 'empty' || (draft.text.trim() === '' && draft.html === null)) return files;
  const isHtml = draft.kind === 'html';
  return [
    ...files,
    {
      kind: 'text',
      text: isHtml ? (draft.html ?? draft.text) : draft.text,
      as: isHtml ? 'html' : 'text',
      ...(url !== '' && { url }),
    },
  ];
}

/** How many sites a list of links touches. */
export function sitesOf(links: readonly string[]): number {
  return new Set(links.map(hostOf)).size;
}

/** Tags as typed: separated by commas, without blanks at their ends, each once. */
export function tagsOf(typed: string): string[] {
  return [
    ...new Set(
      typed
        .split(/[,،、，]/)
        .map((tag) => tag.trim().replaceAll(/\s+/g, ' '))
        .filter(Boolean),
    ),
  ];
}

/** How many words a text has, as the language of nobody in particular counts them. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

function hostOf(link: string): string {
  return URL.parse(link)?.host ?? link;
}
