import type { AppContext } from './app-context.ts';
import type { Place } from './selection.ts';

/** Moves the list by rows and selects there. */
export async function moveBy(app: AppContext, rows: number): Promise<void> {
  const { total } = app.state;
  if (total === 0) return;
  const from = app.selecting.activeIndex;
  const to = from === null ? (rows > 0 ? 0 : total - 1) : Math.max(0, Math.min(total - 1, from + rows));
  await moveToRow(app, to);
}

/** Selects one row, read from the archive if it is not there yet. */
export async function moveToRow(app: AppContext, index: number): Promise<void> {
  await app.selecting.moveWhenFound(() => placeOf(app, index));
}

/** Goes to the next unread article after this one, or the first one from the top; the one that is left counts as read. */
export async function nextUnread(app: AppContext): Promise<void> {
  const isUnread = (article: { readonly unread: boolean; readonly id: string }) =>
    article.unread && article.id !== app.selecting.activeId;
  const from = (app.selecting.activeIndex ?? -1) + 1;
  await app.selecting.moveWhenFound(async () => {
    const found = (await app.results.find(from, 1, isUnread)) ?? (await app.results.find(0, 1, isUnread));
    const { active } = app;
    if (active?.unread && active.id === app.locator.article && !app.isReadOnly()) void app.actions.noteRead(active.id);
    return found === null ? null : placeOf(app, found);
  });
}

async function placeOf(app: AppContext, index: number): Promise<Place | null> {
  const hit = await app.results.row(index);
  return hit && { index, id: hit.article.id };
}
