import type { MouseEvent, ReactNode } from 'react';
import type { Span } from '../../../shared/contract/shapes/block.ts';
import { cutAtSpans, type Stretch } from './spans.ts';
import styles from './Blocks.module.css';

export interface FollowLink {
  (href: string, at: Element): void;
}

interface Props {
  readonly text: string;
  readonly spans?: readonly Span[] | undefined;
  readonly onLink: FollowLink;
}

/** Text with its formatting. Links are not browser links: following one is asked about first (D11). */
export function RichText({ text, spans = [], onLink }: Props) {
  if (spans.length === 0) return <>{text}</>;
  return (
    <>
      {cutAtSpans(text, spans).map((piece, nth) => {
        if (!('href' in piece)) return <Formatted key={`${nth}-${piece.text}`} stretch={piece} />;
        const follow = (event: MouseEvent | React.KeyboardEvent) => {
          event.preventDefault();
          onLink(piece.href, event.currentTarget);
        };
        return (
          // biome-ignore lint/a11y/useSemanticElements: a real link could be opened past the question, by middle click or drag
          <span
            key={`${nth}-${piece.href}`}
            role="link"
            tabIndex={0}
            title={piece.href}
            className={styles.link}
            onClick={follow}
            onKeyDown={(event) => {
              if (event.key === 'Enter') follow(event);
            }}
          >
            {piece.parts.map((part, at) => (
              <Formatted key={`${at}-${part.text}`} stretch={part} />
            ))}
          </span>
        );
      })}
    </>
  );
}

function Formatted({ stretch }: { readonly stretch: Stretch }): ReactNode {
  return stretch.kinds.reduce<ReactNode>((inside, kind) => {
    switch (kind) {
      case 'strong':
        return <strong>{inside}</strong>;
      case 'em':
        return <em>{inside}</em>;
      case 'code':
        return <code>{inside}</code>;
      case 'sup':
        return <sup>{inside}</sup>;
      case 'sub':
        return <sub>{inside}</sub>;
    }
  }, stretch.text);
}
