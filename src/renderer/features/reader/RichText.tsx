import type { MouseEvent, ReactNode } from 'react';
import type { Span } from '../../../shared/contract/shapes/block.ts';
import styles from './Blocks.module.css';
import { t } from './messages.ts';
import { cutAtSpans, type NoteStretch, type Stretch } from './spans.ts';

export type FollowLink = (href: string, at: Element) => void;

interface Props {
  readonly text: string;
  readonly spans?: readonly Span[] | undefined;
  readonly onLink: FollowLink;
}

/** Text with its formatting. Links are not browser links: following one is asked about first (D11). */
export function RichText({ text, spans = [], onLink }: Props) {
  if (spans.length === 0) return <>{text}</>;
  const pieces = cutAtSpans(text, spans).map((piece, nth) => ({
    key: `${nth} ${'href' in piece ? piece.href : 'note' in piece ? piece.note : piece.text}`,
    piece,
  }));
  return (
    <>
      {pieces.map(({ key, piece }) => {
        if ('note' in piece) return <NoteMark key={key} mark={piece} />;
        if (!('href' in piece)) return <Formatted key={key} stretch={piece} />;
        const follow = (event: MouseEvent | React.KeyboardEvent) => {
          event.preventDefault();
          onLink(piece.href, event.currentTarget);
        };
        return (
          // biome-ignore lint/a11y/useSemanticElements: a real link could be opened past the question, by middle click or drag
          <span
            key={key}
            role="link"
            tabIndex={0}
            title={piece.href}
            className={styles.link}
            onClick={follow}
            onKeyDown={(event) => {
              if (event.key === 'Enter') follow(event);
            }}
          >
            {keyed(piece.parts).map(([at, part]) => (
              <Formatted key={at} stretch={part} />
            ))}
          </span>
        );
      })}
    </>
  );
}

/** A mark leads to its footnote in the same text. */
function NoteMark({ mark }: { readonly mark: NoteStretch }) {
  const show = (event: MouseEvent | React.KeyboardEvent) => {
    event.preventDefault();
    const notes = event.currentTarget.closest('[data-blocks]')?.querySelectorAll<HTMLElement>('[data-note]') ?? [];
    const found = [...notes].find((note) => note.dataset.note === mark.note);
    found?.scrollIntoView({ block: 'center' });
    found?.focus({ preventScroll: true });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a real link would change the address of the window
    <span
      role="link"
      tabIndex={0}
      className={styles.link}
      aria-label={t('note', { label: mark.parts.map(({ text }) => text).join('') })}
      onClick={show}
      onKeyDown={(event) => {
        if (event.key === 'Enter') show(event);
      }}
    >
      {keyed(mark.parts).map(([at, part]) => (
        <Formatted key={at} stretch={part} />
      ))}
    </span>
  );
}

/** Stretches have no identity but their place. */
function keyed(parts: readonly Stretch[]): [string, Stretch][] {
  return parts.map((part, nth) => [`${nth} ${part.text}`, part]);
}

function Formatted({ stretch }: { readonly stretch: Stretch }): ReactNode {
  const [kind, ...kinds] = stretch.kinds;
  if (kind === undefined) return stretch.text;
  const Tag = TAGS[kind];
  return (
    <Tag>
      <Formatted stretch={{ text: stretch.text, kinds }} />
    </Tag>
  );
}

const TAGS = { strong: 'strong', em: 'em', code: 'code', sup: 'sup', sub: 'sub' } as const;
