import { useEffect } from 'react';
import type { ArticleSummary } from '../../shared/contract/shapes/article.ts';
import type { AppContext } from './app-context.ts';

const READ_AFTER_MS = 3000;

/** An article that stays open for three seconds has been read. */
export function useReadMarking(app: AppContext, open: ArticleSummary | null): void {
  const { actions } = app;
  const isReadOnly = app.isReadOnly();
  const id = open?.id ?? null;
  const isUnread = open?.unread ?? false;
  useEffect(() => {
    if (id === null || !isUnread || isReadOnly) return;
    const timer = setTimeout(() => void actions.noteRead(id), READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [actions, id, isUnread, isReadOnly]);
}
