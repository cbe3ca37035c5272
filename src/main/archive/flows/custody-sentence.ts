import type { Change, JournalRecord } from '../seams.ts';

/** Articles that a record is about. */
export function articlesOfRecord(record: JournalRecord): readonly string[] {
  if ('articleIds' in record) return record.articleIds;
  return 'articleId' in record ? [record.articleId] : [];
}

/** What a record says was done, as a sentence in English. `title` names an article. */
export function custodySentence(record: JournalRecord, title: (articleId: string) => string): string {
  if (!isKnown(record)) return `A record of the kind ${record.type.slice(1)}, which this version does not know`;
  const about = named(articlesOfRecord(record), title);
  switch (record.type) {
    case 'capture.add':
      return `${record.recovered ? 'Recorded again from its manifest' : 'Saved'} ${about}, captured ${record.capture.capturedAt} by ${record.capture.method}${record.url === null ? '' : ` from ${record.url}`}`;
    case 'capture.fail':
      return `Could not save ${record.source}: ${record.message}`;
    case 'reading.add':
      return `Made the reading copy of ${about} (extractor ${record.extractor})`;
    case 'meta.set':
      return record.value === null
        ? `Gave ${about} its captured ${record.field} back`
        : `Set the ${record.field} of ${about} to ${plain(record.value)}`;
    case 'status.set':
      return `Marked ${about} as ${statusWords(record).join(' and ')}`;
    case 'tag.set':
      return record.on ? `Tagged ${about} with ${record.tag}` : `Took the tag ${record.tag} off ${about}`;
    case 'collection.set':
      return record.removed ? `Removed the collection ${record.name}` : `Set the collection ${record.name}`;
    case 'collection.members':
      return record.on ? `Put ${about} into a collection` : `Took ${about} out of a collection`;
    case 'note.rev':
      return record.removed ? `Removed a note on ${about}` : `Wrote a note on ${about}`;
    case 'search.save':
      return record.removed ? `Removed the saved search ${record.name}` : `Saved the search ${record.name}`;
    case 'alias.set':
      return record.removed
        ? `No longer searches ${record.names.join(', ')} as one`
        : `Searches ${record.names.join(', ')} as one`;
    case 'removed.restore':
      return record.on ? `Put a removed text back into ${about}` : `Took a text that was put back out of ${about}`;
    case 'care.settled':
      return record.on
        ? `Marked ${about} as right although ${record.code}`
        : `Took the mark off ${about} that ${record.code} is right`;
    case 'trash':
      return `Moved ${about} to the Trash`;
    case 'restore':
      return `Took ${about} out of the Trash`;
    case 'purge-intent':
      return `Deleted ${about} for ever: ${files(record.objects.length)} leave the disk after 30 days`;
    case 'purged':
      return `${files(record.objects.length)} of deleted articles left the disk`;
    case 'verify.report':
      return verifySentence(record);
    case 'export.made':
      return `Exported ${articles(record.articles)} as ${record.formats.join(', ')}`;
    case 'backup.made':
      return `Made a backup: ${files(record.copied)} copied, ${files(record.objects)} in it`;
    case 'repair.report':
      return `Repaired: ${files(record.restored.length)} put back, ${parts(record.rebuilt.length)} made again, ${parts(record.lost.length)} lost`;
    case 'damage.known':
      return `Marked the damage of ${files(record.objects.length)} as known${record.note === '' ? '' : `: ${record.note}`}`;
    case 'job.add':
      return `Put ${sourceWords(record.source)} on the list of pages to save`;
    case 'job.end':
      return `A page on the list came to its end: ${record.outcome}`;
  }
}

function isKnown(record: JournalRecord): record is JournalRecord & Change {
  return !record.type.startsWith('?');
}

function named(articleIds: readonly string[], title: (articleId: string) => string): string {
  const [first] = articleIds;
  if (first === undefined) return 'no article';
  return articleIds.length === 1 ? `“${title(first)}”` : articles(articleIds.length);
}

function statusWords({ unread, starred }: Extract<Change, { type: 'status.set' }>): string[] {
  const words: string[] = [];
  if (unread !== undefined) words.push(unread ? 'unread' : 'read');
  if (starred !== undefined) words.push(starred ? 'starred' : 'not starred');
  return words;
}

function verifySentence({
  mode,
  state,
  objects,
  bytes,
  changed,
  missing,
  account,
}: Extract<Change, { type: 'verify.report' }>): string {
  const depth = account?.mode === 'full' || mode === 'full' ? 'every byte' : 'presence and size';
  const what = `Checked ${files(objects)} (${bytes} bytes, ${depth})`;
  return state === 'clean' ? `${what}: unchanged` : `${what}: ${changed.length} changed, ${missing.length} missing`;
}

function sourceWords(source: Extract<Change, { type: 'job.add' }>['source']): string {
  if (source.kind === 'url') return source.url;
  return source.kind === 'path' ? source.path : source.kind === 'file' ? source.name : 'a text';
}

const counted = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
const articles = (n: number) => counted(n, 'article');
const files = (n: number) => counted(n, 'file');
const parts = (n: number) => counted(n, 'part');
const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
