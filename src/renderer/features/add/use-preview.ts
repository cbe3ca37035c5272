import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useArchive } from '../../client/archive-context.tsx';

const TYPING_MS = 150;

/** What a pasted or typed text holds, asked for once typing rests. Nothing is fetched from anywhere. */
export function usePreview(text: string, html: string | null) {
  const { orpc } = useArchive();
  const [asked, setAsked] = useState({ text, html });
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ text, html }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, html]);
  const query = useQuery(
    orpc.captures.preview.queryOptions({
      input: { text: asked.text, ...(asked.html !== null && { html: asked.html }) },
      enabled: asked.text.trim() !== '' || asked.html !== null,
      placeholderData: keepPreviousData,
      // What is held changes while the sheet is closed.
      gcTime: 0,
    }),
  );
  const isEmpty = text.trim() === '' && html === null;
  const isBehind = asked.text !== text || asked.html !== html || query.isFetching;
  return { preview: isEmpty ? null : (query.data ?? null), isReading: !isEmpty && isBehind, error: query.error };
}
