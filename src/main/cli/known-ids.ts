import { ArchiveError } from '../../shared/archive-error.ts';
import type { ArchiveClient } from '../../shared/contract/client.ts';
import { EXIT } from './failure.ts';
import type { Session } from './session.ts';

/** Does something to the articles that are there. Ids that are none are told by name; with some of them it is partly done, with nothing else it fails. */
export async function withKnownIds(
  session: Session,
  ids: readonly string[],
  work: (client: ArchiveClient, known: string[]) => Promise<void>,
): Promise<number> {
  const client = await session.archive();
  const { known, unknown } = await splitIds(client, ids);
  await work(client, known);
  if (unknown.length === 0) return EXIT.done;
  session.complain('not-found', noArticle(unknown));
  return EXIT.partly;
}

/** Tells ids of articles from ids that are none; throws when all are none. */
export async function splitIds(client: ArchiveClient, ids: readonly string[]): Promise<{ known: string[]; unknown: string[] }> {
  const known: string[] = [];
  const unknown: string[] = [];
  for (const id of new Set(ids)) ((await isArticle(client, id)) ? known : unknown).push(id);
  if (known.length === 0) throw new ArchiveError('not-found', noArticle(unknown));
  return { known, unknown };
}

/** That ids are none of this archive, in words. */
export const noArticle = (ids: readonly string[]): string =>
  `There is no article ${ids.join(', ')} in this archive. \`pressmark list\` shows the ids that are.`;

async function isArticle(client: ArchiveClient, id: string): Promise<boolean> {
  try {
    await client.articles.captures({ id });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'not-found') return false;
    throw error;
  }
}
