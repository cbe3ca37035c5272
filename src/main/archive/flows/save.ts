import { ArchiveError, isArchiveError } from '../../../shared/archive-error.ts';
import type { SaveOptions, SaveResult, Source } from '../../../shared/contract/captures.ts';
import { hostQueue } from '../capture/host-queue.ts';
import { urlKey } from '../capture/normalise-url.ts';
import { parseTypedDate } from '../dates/typed.ts';
import type { CaptureDraft, Change } from '../seams.ts';
import { collectionAt } from './collection-paths.ts';
import { commit } from './commit.ts';
import { makeReading } from './make-reading.ts';
import type { Session } from './session.ts';
import { storeCapture } from './store-capture.ts';
import { type StageReport, takeCapture } from './take-capture.ts';

export interface SaveCall {
  readonly signal?: AbortSignal | undefined;
  readonly trust: 'local' | 'page';
  readonly onStage: StageReport;
}

/** Saves one source: its capture is stored before anything is extracted from it, and `saved` or `version` is said only when it is durable. */
export interface Saver {
  /** Never rejects for what the source is: a failure is a result with its reason. */
  save(source: Source, options: SaveOptions, call: SaveCall): Promise<SaveResult>;
}

export function createSaver(session: Session): Saver {
  // Two captures of one URL at the same moment must become one article with two versions, not two articles.
  const inTurn = turns();
  const hosts = hostQueue({ clock: session.ports.clock });

  async function held(
    draft: CaptureDraft,
    source: Source,
    options: SaveOptions,
    said: Said,
    call: SaveCall,
  ): Promise<SaveResult> {
    const { catalogue, store } = session;
    const url = draft.finalUrl ?? draft.requestedUrl;
    const key = url === null ? null : urlKey(url);
    return inTurn(key ?? draft.sha256, async () => {
      const same = catalogue.duplicateOf(draft.sha256, key);
      if (same)
        return {
          ...described(source),
          status: 'duplicate',
          articleId: same.articleId,
          captureId: same.captureId,
          ...shown(session, same.articleId),
          warnings: [],
        };

      const known =
        [draft.requestedUrl, draft.finalUrl]
          .map((each) => (each === null ? null : catalogue.articleByUrl(urlKey(each))))
          .find((id) => id !== null) ?? null;
      const articleId = known ?? store.newId('a');
      const collectionId = options.collection === undefined ? null : await collectionAt(session, options.collection);
      call.onStage('storing');
      const stored = await storeCapture(session, draft, {
        articleId,
        tags: options.tags,
        collectionId,
        title: options.title ?? null,
      });

      // From here on the page is safe. What follows may fail without costing it.
      call.onStage('extracting');
      const warnings = [...draft.warnings];
      try {
        const reading = await makeReading(session, draft, stored, call.signal);
        call.onStage('indexing');
        await commit(session, [...reading.changes, ...said(articleId)]);
        warnings.push(...reading.warnings);
      } catch (error) {
        session.ports.logger.error('a stored capture could not be read', { articleId, error });
        warnings.push('extraction-failed: the page is stored, but its text could not be read. `reindex` tries again.');
        await commit(session, said(articleId));
      }
      return {
        ...described(source),
        status: known ? 'version' : 'saved',
        articleId,
        captureId: stored.captureId,
        ...shown(session, articleId),
        warnings,
      };
    });
  }

  return {
    async save(source, options, call) {
      try {
        const said = supplied(source, options);
        await session.store.requireRoom(0);
        const draft = await takeCapture(session, source, options, { ...call, hosts });
        return await held(draft, source, options, said, call);
      } catch (error) {
        return failed(session, source, call.signal?.aborted ? stopped(source, error) : error);
      }
    },
  };
}

const described = (source: Source) => ({ source: nameOf(source) });

/** A source as it was given, for reports. */
export function nameOf(source: Source): string {
  switch (source.kind) {
    case 'url':
      return source.url;
    case 'path':
      return source.path;
    case 'file':
      return source.name;
    case 'ready':
      return source.id;
    case 'text':
      return '-';
  }
}

function shown(session: Session, articleId: string): Pick<SaveResult, 'title' | 'publishedAt' | 'lang'> {
  const summary = session.catalogue.article(articleId)?.summary;
  return summary ? { title: summary.title, publishedAt: summary.publishedAt, lang: summary.lang } : {};
}

type Said = (articleId: string) => Change[];

/** What the person said about the article, as their own corrections over what the page says. Refused before anything is fetched or stored when it cannot be understood. */
function supplied(source: Source, options: SaveOptions): Said {
  const said: { readonly field: 'title' | 'siteName' | 'publishedAt'; readonly value: unknown }[] = [];
  if (options.title) said.push({ field: 'title', value: options.title });
  if (options.siteName) said.push({ field: 'siteName', value: options.siteName });
  if (options.published) {
    const date = parseTypedDate(options.published, Date.now());
    if (!date)
      throw new ArchiveError(
        'invalid',
        `“${options.published}” is not a date that can be read, for ${nameOf(source)}. Write it like 2024, 2024-12, 2024-12-09 or 2024-12-09T14:00.`,
      );
    said.push({ field: 'publishedAt', value: date });
  }
  return (articleId) => said.map((each) => ({ type: 'meta.set', articleId, ...each }));
}

const stopped = (source: Source, cause: unknown) =>
  new ArchiveError('cancelled', `${nameOf(source)} was stopped before it was saved; nothing of it was stored.`, { cause });

async function failed(session: Session, source: Source, error: unknown): Promise<SaveResult> {
  const known = isArchiveError(error)
    ? error
    : new ArchiveError(
        'internal',
        `${nameOf(source)} could not be saved because of a fault in Pressmark; nothing of it was stored.`,
        { cause: error },
      );
  if (known.code === 'internal') session.ports.logger.error('saving failed', { source: nameOf(source), error });
  if (source.kind === 'url' && known.code !== 'cancelled' && known.code !== 'invalid' && !session.store.readOnly) {
    const facts = 'facts' in known && typeof known.facts === 'object' && known.facts !== null ? { ...known.facts } : {};
    // “Was down at this time” is evidence too. A full disk must not hide the first error.
    await commit(session, [{ type: 'capture.fail', source: source.url, code: known.code, message: known.message, facts }]).catch(
      (second: unknown) => session.ports.logger.error('a failed capture could not be journaled', { error: second }),
    );
  }
  return { ...described(source), status: 'failed', warnings: [], error: { code: known.code, message: known.message } };
}

/** Runs tasks with the same key one after the other. */
function turns() {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(task, task);
    const settled = mine.catch(() => undefined);
    last.set(key, settled);
    try {
      return await mine;
    } finally {
      if (last.get(key) === settled) last.delete(key);
    }
  };
}
