import { ArchiveError } from '../../../shared/archive-error.ts';
import type { CustodyEntry } from '../../../shared/contract/fixity.ts';
import type { ArchiveService } from '../ports.ts';
import type { CustodyPlace, CustodyRecord } from '../store/check/custody.ts';
import { articlesOfRecord, custodySentence } from './custody-sentence.ts';
import { titlesOf } from './fixity-report.ts';
import type { Session } from './session.ts';

/** The custody log: every record of the journal in readable form, a page at a time. Nothing in it is ever erased. */
export function custodyLog(session: Session): Pick<ArchiveService['archive'], 'log' | 'heads'> {
  const { store, ports } = session;
  return {
    async log({ order, limit, cursor, articleId }, { signal }) {
      const records: CustodyEntry[] = [];
      let last: CustodyPlace | null = null;
      for await (const found of store.custody(order, cursor === null ? null : placeIn(cursor))) {
        signal?.throwIfAborted();
        if (records.length === limit) return { records, next: last && cursorAt(last) };
        last = found.record;
        if (articleId === undefined || articlesOfRecord(found.record).includes(articleId)) records.push(entryOf(session, found));
      }
      return { records, next: null };
    },
    async heads() {
      const heads = await store.heads();
      return { archiveId: store.archiveId, at: new Date(ports.clock.now()).toISOString(), heads };
    },
  };
}

function entryOf({ catalogue, store }: Session, { record, hash, raw }: CustodyRecord): CustodyEntry {
  const { at, writer, seq, lamport, type } = record;
  const [installation = '', process = ''] = writer.split('-');
  const articleIds = [...articlesOfRecord(record)];
  return {
    at,
    writer,
    seq,
    lamport,
    hash,
    type: type.replace(/^\?/, ''),
    process,
    installation,
    isHere: installation === store.installation,
    sentence: custodySentence(record, (id) => titlesOf(catalogue, [id])[0]?.title || id),
    articleIds,
    articles: titlesOf(catalogue, articleIds),
    raw,
  };
}

const cursorAt = ({ lamport, writer, seq }: CustodyPlace) => `${lamport}:${writer}:${seq}`;

function placeIn(cursor: string): CustodyPlace {
  const [, lamport, writer, seq] = /^(\d{1,16}):([0-9a-z-]{1,64}):(\d{1,16})$/.exec(cursor) ?? [];
  if (lamport === undefined || writer === undefined || seq === undefined)
    throw new ArchiveError('invalid', `“${cursor.slice(0, 80)}” is no place in the custody log. Begin without a cursor.`);
  return { lamport: Number(lamport), writer, seq: Number(seq) };
}
