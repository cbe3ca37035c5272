import type { ArchiveClient } from '../../shared/contract/client.ts';
import type { SearchAnswer } from '../../shared/contract/search.ts';
import type { ResultSpec, SortKey, SortOrder } from '../../shared/contract/shapes/result-spec.ts';
import { UsageError } from './failure.ts';

export interface Question {
  readonly spec: Partial<ResultSpec>;
  readonly sort?: SortKey | undefined;
  readonly order?: SortOrder | undefined;
  readonly limit: number;
  readonly offset: number;
  readonly snippets: boolean;
  readonly explain?: boolean | undefined;
}

/** Asks for any number of hits: the archive answers a thousand at a time. */
export async function searchAll(
  client: ArchiveClient,
  question: Question,
  signal: AbortSignal,
): Promise<SearchAnswer & { explain?: unknown }> {
  const { spec, sort, order, limit, offset, snippets, explain } = question;
  const ask = (count: number, from: number) =>
    client.search.query(
      {
        ...spec,
        ...(sort ? { sort } : {}),
        ...(order ? { order } : {}),
        limit: count,
        offset: from,
        snippets,
        ...(explain ? { explain } : {}),
      },
      { signal },
    );
  const answer = await ask(Math.min(limit, PAGE), offset);
  const results = [...answer.results];
  while (results.length < limit && offset + results.length < answer.total) {
    const next = await ask(Math.min(limit - results.length, PAGE), offset + results.length);
    if (next.results.length === 0) break;
    results.push(...next.results);
  }
  return { ...answer, results };
}

/** The scope of a collection named by its path. */
export async function collectionScope(client: ArchiveClient, path: string): Promise<{ kind: 'collection'; id: string }> {
  return { kind: 'collection', id: (await collectionByPath(client, path)).id };
}

/** A collection by its path, `River/Witness`. */
export async function collectionByPath(client: ArchiveClient, path: string) {
  const wanted = path.replace(/^\/+|\/+$/g, '');
  const { collections } = await client.collections.list();
  const found = collections.find((one) => one.path === wanted) ?? collections.find((one) => fold(one.path) === fold(wanted));
  if (found) return found;
  const near = collections.slice(0, 5).map((one) => one.path);
  throw new UnknownCollection(
    `There is no collection “${wanted}”.${near.length > 0 ? ` There are: ${near.join(', ')}${collections.length > 5 ? ' …' : ''}.` : ' There are none yet.'}`,
  );
}

/** A filter of the query language; a quote inside a value cannot be written in it. */
export function clause(field: string, value: string): string {
  if (value.includes('"')) throw new UsageError(`A ${field} with a quotation mark cannot be asked for: ${value}`);
  return `${field}:"${value}"`;
}

const PAGE = 1000;
const fold = (text: string): string => text.normalize('NFC').toLowerCase();

class UnknownCollection extends Error {
  readonly code = 'not-found';
}
