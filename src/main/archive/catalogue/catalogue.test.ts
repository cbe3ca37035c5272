import { describe, expect, it } from 'vitest';
import type { Dated } from '../../../shared/contract/shapes/dated.ts';
import type { Change } from '../seams.ts';
import type { Catalogue } from './catalogue.ts';
import { captureAdd, inFolder, journal, openIn, readingAdd, sha } from './testing/records.ts';

/** Runs a test on a catalogue that the given changes were applied to; `apply` applies more. */
function withCatalogue(
  changes: readonly Change[],
  work: (catalogue: Catalogue, apply: (...more: Change[]) => ReturnType<Catalogue['apply']>) => void,
): void {
  inFolder((folder) => {
    const catalogue = openIn(folder);
    const record = journal();
    const apply = (...more: Change[]) => catalogue.apply(more.map((change) => record(change)));
    apply(...changes);
    work(catalogue, apply);
    catalogue.close();
  });
}

const url = 'https://www.example.org/story';
const saved = [captureAdd('a-1', 1, { finalUrl: url }), readingAdd('a-1', 1)];
const ordinal = (catalogue: Catalogue, id = 'a-1') => catalogue.columns.ordinalOf.get(id) ?? -1;
const set = (field: 'title' | 'byline' | 'publishedAt' | 'siteName' | 'url' | 'lang', value: unknown): Change => ({
  type: 'meta.set',
  articleId: 'a-1',
  field,
  value,
});
const date = (value: string, precision: Dated['precision']): Dated => ({
  value,
  precision,
  zone: null,
  certainty: 'user',
  raw: value,
});

describe('an article in the catalogue', () => {
  it('is listed as soon as its capture is there, by what the capture says', () => {
    withCatalogue([captureAdd('a-1', 1, { title: 'https://www.example.org/story', finalUrl: url })], (catalogue) => {
      expect(catalogue.summary(0)).toMatchObject({
        id: 'a-1',
        title: url,
        url,
        source: 'example.org',
        unread: true,
        starred: false,
        wordCount: 0,
        publishedAt: null,
      });
      expect(catalogue.withoutReading()).toEqual(['a-1']);
      expect(catalogue.article('a-1')).toMatchObject({ currentReading: null, readingEntry: null });
    });
  });

  it('is listed by its reading copy once there is one', () => {
    withCatalogue(saved, (catalogue) => {
      expect(catalogue.summary(0)).toEqual({
        id: 'a-1',
        title: 'Read 1',
        byline: ['A. Writer'],
        siteName: 'The Example',
        source: 'example.org',
        url,
        publishedAt: { value: '2024-12-09', precision: 'day', zone: null, certainty: 'stated', raw: '9 Dec 2024' },
        updatedAt: null,
        capturedAt: '2026-11-25T09:01:00.000Z',
        lang: 'en',
        dir: 'ltr',
        wordCount: 7,
        excerpt: 'First words.',
        tags: [],
        collections: [],
        captures: 1,
        notes: 0,
        unread: true,
        starred: false,
        trashed: false,
        needsCare: [],
      });
      expect(catalogue.withoutReading()).toEqual([]);
      const { publishedStart, publishedEnd, updatedStart, captured, live } = catalogue.columns;
      expect([publishedStart[0], publishedEnd[0]]).toEqual([Date.UTC(2024, 11, 9), Date.UTC(2024, 11, 10)]);
      expect([updatedStart[0], captured[0], live[0]]).toEqual([Number.NaN, Date.UTC(2026, 10, 25, 9, 1), 1]);
    });
  });

  it('shows what people set over what was captured, and gives the captured value back', () => {
    withCatalogue(saved, (catalogue, apply) => {
      apply(
        set('title', 'Mine'),
        set('byline', ['B', 'C']),
        set('publishedAt', date('2023-05', 'month')),
        set('siteName', 'Gazette'),
      );
      expect(catalogue.summary(0)).toMatchObject({
        title: 'Mine',
        byline: ['B', 'C'],
        siteName: 'Gazette',
        source: 'example.org',
      });
      expect(catalogue.columns.publishedEnd[0]).toBe(Date.UTC(2023, 5, 1));
      expect(catalogue.article('a-1')?.originals).toEqual({
        title: 'Read 1',
        byline: 'A. Writer',
        publishedAt: '2024-12-09',
        siteName: 'The Example',
      });
      apply(set('title', null), set('byline', null), set('publishedAt', null), set('siteName', null));
      expect(catalogue.summary(0)).toMatchObject({ title: 'Read 1', byline: ['A. Writer'], siteName: 'The Example' });
      expect(catalogue.article('a-1')?.originals).toEqual({});
    });
  });

  it('does not take a value that cannot stand in a field', () => {
    withCatalogue(saved, (catalogue, apply) => {
      apply(
        set('title', ''),
        set('title', 7),
        set('byline', 'A'),
        set('publishedAt', '2024'),
        set('publishedAt', { value: '2024' }),
      );
      expect(catalogue.summary(0)).toMatchObject({
        title: 'Read 1',
        byline: ['A. Writer'],
        publishedAt: { value: '2024-12-09' },
      });
    });
  });

  it('has versions: the newest good capture is shown, every title is kept, a suspect one displaces nothing', () => {
    withCatalogue(saved, (catalogue, apply) => {
      apply(captureAdd('a-1', 2, { finalUrl: url }), readingAdd('a-1', 2));
      expect(catalogue.article('a-1')).toMatchObject({
        currentReading: sha(1024),
        titles: ['Read 2', 'Read 1'],
        summary: { title: 'Read 2', captures: 2 },
      });
      expect(catalogue.article('a-1')?.captures.map(({ id }) => id)).toEqual(['c-a-1-2', 'c-a-1-1']);
      apply(captureAdd('a-1', 3, { finalUrl: url, status: 'suspect' }), readingAdd('a-1', 3, { title: 'Checking your browser' }));
      expect(catalogue.article('a-1')).toMatchObject({
        currentReading: sha(1024),
        summary: { title: 'Read 2', captures: 3, needsCare: ['looks-incomplete'] },
      });
      apply(readingAdd('a-1', 2, { title: 'Read better' }, '2'));
      expect(catalogue.article('a-1')).toMatchObject({ currentReading: sha(2024), summary: { title: 'Read better' } });
      expect(catalogue.article('a-1')?.readings).toHaveLength(4);
    });
  });

  it('needs care for what its reading and its captures say, less what a person has settled', () => {
    withCatalogue(
      [captureAdd('a-1', 1), readingAdd('a-1', 1, { needsCare: ['undated', 'ambiguous-date', 'no-byline', 'too-short'] })],
      (catalogue, apply) => {
        const codes = () => [...catalogue.summary(0).needsCare].sort();
        expect(codes()).toEqual(['ambiguous-date', 'no-byline', 'too-short', 'undated']);
        apply(set('publishedAt', date('2024', 'year')));
        expect(codes()).toEqual(['no-byline', 'too-short']);
        apply(set('byline', ['B']));
        expect(codes()).toEqual(['too-short']);
        apply(set('byline', null), set('publishedAt', null));
        expect(codes()).toHaveLength(4);
        expect(catalogue.counts()).toMatchObject({ needsCare: 1 });
      },
    );
  });

  it('needs care while a check finds its bytes changed, until a full check finds them whole', () => {
    const report = (mode: 'quick' | 'full', changed: string[], missing: string[] = []): Change => ({
      type: 'verify.report',
      mode,
      state: changed.length + missing.length > 0 ? 'damaged' : 'clean',
      objects: 6,
      bytes: 60,
      changed,
      missing,
    });
    withCatalogue([...saved, captureAdd('a-2', 2), readingAdd('a-2', 2)], (catalogue, apply) => {
      expect(catalogue.lastVerify()).toBeNull();
      expect(apply(report('full', [sha(11)])).articleIds).toEqual(['a-1']);
      expect(catalogue.summary(0).needsCare).toEqual(['changed-on-disk']);
      expect(catalogue.article('a-1')?.captures[0]?.verifiedAt).toBeNull();
      expect(catalogue.article('a-2')?.captures[0]?.verifiedAt).toBe('2026-11-25T09:00:05.000Z');
      apply(report('quick', []));
      expect(catalogue.summary(0).needsCare).toEqual(['changed-on-disk']);
      expect(catalogue.lastVerify()).toMatchObject({ at: '2026-11-25T09:00:06.000Z', mode: 'quick', state: 'clean' });
      expect(apply(report('full', [], [sha(1025)])).articleIds.sort()).toEqual(['a-1', 'a-2']);
      apply(report('full', []));
      expect(catalogue.summary(0).needsCare).toEqual([]);
    });
  });
});

describe('finding what is held', () => {
  it('knows an article by the requested, the final and the canonical URL of each of its captures', () => {
    withCatalogue(
      [
        captureAdd('a-1', 1, { requestedUrl: 'http://t.co/x', finalUrl: url }),
        readingAdd('a-1', 1, { canonicalUrl: 'https://example.org/canonical/' }),
      ],
      (catalogue, apply) => {
        for (const key of ['t.co/x', 'www.example.org/story', 'example.org/canonical'])
          expect(catalogue.articleByUrl(key)).toBe('a-1');
        expect(catalogue.articleByUrl('example.org')).toBeNull();
        apply({ type: 'trash', articleIds: ['a-1'] });
        expect(catalogue.articleByUrl('t.co/x')).toBeNull();
      },
    );
  });

  it('knows the same bytes under the same URL, or without one', () => {
    withCatalogue([captureAdd('a-1', 1, { finalUrl: url }), captureAdd('a-2', 2)], (catalogue, apply) => {
      expect(catalogue.duplicateOf(sha(13), 'www.example.org/story')).toEqual({ articleId: 'a-1', captureId: 'c-a-1-1' });
      expect(catalogue.duplicateOf(sha(13), 'www.example.org/other')).toBeNull();
      expect(catalogue.duplicateOf(sha(23), null)).toEqual({ articleId: 'a-2', captureId: 'c-a-2-2' });
      expect(catalogue.duplicateOf(sha(99), null)).toBeNull();
      apply({ type: 'trash', articleIds: ['a-2'] });
      expect(catalogue.duplicateOf(sha(23), null)).toBeNull();
    });
  });

  it('knows what the journal says of an object, whose it is, and which are nobody else’s', () => {
    withCatalogue(
      [
        captureAdd('a-1', 1),
        readingAdd('a-1', 1),
        { ...captureAdd('a-2', 2), objects: [{ role: 'image', mime: 'image/png', sha256: sha(12), bytes: 10 }] } as Change,
      ],
      (catalogue) => {
        expect(catalogue.objectEntry(sha(12))).toEqual({ role: 'image', mime: 'image/png', sha256: sha(12), bytes: 10 });
        expect(catalogue.objectEntry(sha(77))).toBeNull();
        expect(catalogue.articlesOfObject(sha(12)).sort()).toEqual(['a-1', 'a-2']);
        expect(catalogue.objectsOnlyOf(['a-1']).sort()).toEqual([sha(10), sha(11), sha(1014), sha(1015)].sort());
        expect(catalogue.objectsOnlyOf(['a-1', 'a-2'])).toContain(sha(12));
        expect(catalogue.manifestOf('c-a-1-1')).toBe(sha(10));
        expect(catalogue.manifestOf('c-none')).toBeNull();
      },
    );
  });
});

describe('trash and deleting for ever', () => {
  it('takes an article out of every list, and brings it back', () => {
    withCatalogue([...saved, { type: 'tag.set', articleIds: ['a-1'], tag: 'war', on: true }], (catalogue, apply) => {
      apply({ type: 'trash', articleIds: ['a-1'] });
      expect(catalogue.counts()).toEqual({ all: 0, unread: 0, starred: 0, needsCare: 0, trash: 1 });
      expect([catalogue.tags(), catalogue.sources()]).toEqual([[], []]);
      expect(catalogue.article('a-1')).toMatchObject({ summary: { trashed: true }, trashedAt: '2026-11-25T09:00:04.000Z' });
      apply({ type: 'restore', articleIds: ['a-1'] });
      expect(catalogue.counts()).toMatchObject({ all: 1, trash: 0 });
      expect(catalogue.tags()).toEqual([{ tag: 'war', count: 1 }]);
    });
  });

  it('forgets what was deleted for ever, but not what is captured afterwards', () => {
    withCatalogue(
      [...saved, { type: 'note.rev', noteId: 'n-1', articleId: 'a-1', text: 'x', removed: false }],
      (catalogue, apply) => {
        apply({ type: 'purge-intent', articleIds: ['a-1'], objects: catalogue.objectsOnlyOf(['a-1']) });
        expect(catalogue.article('a-1')).toBeNull();
        expect([
          catalogue.counts().all,
          catalogue.counts().trash,
          catalogue.notes(),
          catalogue.articlesOfObject(sha(11)),
          catalogue.articleByUrl('www.example.org/story'),
        ]).toEqual([0, 0, [], [], null]);
        expect(catalogue.objectEntry(sha(12))).toBeNull();
        apply(captureAdd('a-1', 2, { finalUrl: url }));
        expect(catalogue.article('a-1')?.captures.map(({ id }) => id)).toEqual(['c-a-1-2']);
        expect(catalogue.articleByUrl('www.example.org/story')).toBe('a-1');
      },
    );
  });
});

describe('what people add', () => {
  it('counts tags, sources and smart rows, most used first', () => {
    withCatalogue(
      [
        ...saved,
        captureAdd('a-2', 2, { finalUrl: 'https://news.example.org/2', tags: ['war', 'law'] }),
        readingAdd('a-2', 2, { siteName: 'The Example' }),
        captureAdd('a-3', 3, { finalUrl: 'https://paper.example/3' }),
        readingAdd('a-3', 3, { siteName: null, lang: null }),
        { type: 'tag.set', articleIds: ['a-1', 'a-2'], tag: 'law', on: true },
        { type: 'tag.set', articleIds: ['a-2'], tag: 'war', on: false },
        { type: 'status.set', articleIds: ['a-1', 'a-2'], unread: false },
        { type: 'status.set', articleIds: ['a-2'], starred: true },
      ],
      (catalogue) => {
        expect(catalogue.tags()).toEqual([{ tag: 'law', count: 2 }]);
        expect(catalogue.sources()).toEqual([
          { source: 'example.org', label: 'The Example', count: 2 },
          { source: 'paper.example', label: 'paper.example', count: 1 },
        ]);
        expect(catalogue.counts()).toEqual({ all: 3, unread: 1, starred: 1, needsCare: 0, trash: 0 });
        expect(catalogue.stats()).toMatchObject({
          articles: 3,
          captures: 3,
          languages: { en: 2, und: 1 },
          sources: 2,
          first: '2026-11-25T09:01:00.000Z',
          last: '2026-11-25T09:03:00.000Z',
        });
      },
    );
  });

  it('keeps notes with when they were made and changed, and removed ones for undo', () => {
    const note = (text: string, removed = false): Change => ({
      type: 'note.rev',
      noteId: 'n-1',
      articleId: 'a-1',
      text,
      removed,
    });
    withCatalogue([...saved, note('one'), note('two')], (catalogue, apply) => {
      expect(catalogue.notes('a-1')).toEqual([
        {
          id: 'n-1',
          articleId: 'a-1',
          text: 'two',
          createdAt: '2026-11-25T09:00:03.000Z',
          updatedAt: '2026-11-25T09:00:04.000Z',
        },
      ]);
      expect([catalogue.summary(0).notes, catalogue.columns.notes[0]]).toEqual([1, 1]);
      apply(note('two', true));
      expect([catalogue.notes(), catalogue.notes('a-9'), catalogue.summary(0).notes]).toEqual([[], [], 0]);
      expect(catalogue.noteById('n-1')).toMatchObject({ articleId: 'a-1', removed: true, text: 'two' });
      expect(catalogue.noteById('n-9')).toBeNull();
    });
  });

  it('keeps collections as a tree with counts; members of a removed one leave its lists and come back with it', () => {
    const collection = (id: string, name: string, parentId: string | null, position = 0, removed = false): Change => ({
      type: 'collection.set',
      collectionId: id,
      name,
      parentId,
      position,
      removed,
    });
    withCatalogue(
      [
        ...saved,
        collection('l-1', 'River', null),
        collection('l-2', 'Witness', 'l-1'),
        { type: 'collection.members', collectionId: 'l-2', articleIds: ['a-1'], on: true },
      ],
      (catalogue, apply) => {
        expect(catalogue.collectionList()).toEqual([
          { id: 'l-1', name: 'River', parentId: null, path: 'River', count: 0, deepCount: 1 },
          { id: 'l-2', name: 'Witness', parentId: 'l-1', path: 'River/Witness', count: 1, deepCount: 1 },
        ]);
        expect(catalogue.summary(0).collections).toEqual(['River/Witness']);
        expect(catalogue.collections().map(({ id, within }) => [id, [...within].sort()])).toEqual([
          ['l-1', ['l-1', 'l-2']],
          ['l-2', ['l-2']],
        ]);
        apply(collection('l-2', 'Witness', 'l-1', 0, true));
        expect([catalogue.summary(0).collections, catalogue.columns.collections[0], catalogue.collectionPosition('l-2')]).toEqual(
          [[], [], null],
        );
        apply(collection('l-2', 'Voices', 'l-1', 3));
        expect([catalogue.summary(0).collections, catalogue.collectionPosition('l-2')]).toEqual([['River/Voices'], 3]);
      },
    );
  });

  it('keeps saved searches, removals put back, and links that wait', () => {
    const search = (name: string, removed: boolean): Change => ({
      type: 'search.save',
      searchId: 'q-1',
      name,
      spec: { scope: { kind: 'all' }, query: 'x', filters: [] },
      sort: 'published',
      order: 'asc',
      removed,
    });
    const job: Change = {
      type: 'job.add',
      jobId: 'j-1',
      source: { kind: 'url', url },
      options: { tags: [], engine: 'auto', images: true, allowPrivate: false },
    };
    const back = (on: boolean): Change => ({
      type: 'removed.restore',
      articleId: 'a-1',
      rule: 'cookie-notice',
      text: 'We use cookies',
      occurrence: 0,
      on,
    });
    withCatalogue([...saved, search('Old', false), search('New', false), job, back(true)], (catalogue, apply) => {
      expect(catalogue.savedSearches(false)).toEqual([
        {
          id: 'q-1',
          name: 'New',
          spec: { scope: { kind: 'all' }, query: 'x', filters: [] },
          sort: 'published',
          order: 'asc',
          removed: false,
        },
      ]);
      expect(catalogue.waitingJobs()).toMatchObject([{ jobId: 'j-1', source: { url } }]);
      expect(catalogue.article('a-1')?.restored).toEqual([{ rule: 'cookie-notice', text: 'We use cookies', occurrence: 0 }]);
      apply(search('New', true), { type: 'job.end', jobId: 'j-1', outcome: 'failed' }, back(false));
      expect([
        catalogue.savedSearches(false),
        catalogue.savedSearches(true).length,
        catalogue.waitingJobs(),
        catalogue.article('a-1')?.restored,
      ]).toEqual([[], 1, [], []]);
      apply(job);
      expect(catalogue.waitingJobs()).toHaveLength(1);
    });
  });

  it('says what a batch changed, and grows its revision with each', () => {
    withCatalogue(saved, (catalogue, apply) => {
      const { revision } = catalogue.columns;
      expect(
        apply(
          { type: 'tag.set', articleIds: ['a-1'], tag: 'x', on: true },
          { type: 'status.set', articleIds: ['a-1'], starred: true },
        ),
      ).toEqual({ articleIds: ['a-1'], kinds: ['tags', 'status'] });
      expect(catalogue.columns.revision).toBe(revision + 1);
      expect(apply({ type: 'export.made', formats: ['csv'], articles: 1, manifestSha256: sha(1) })).toEqual({
        articleIds: [],
        kinds: [],
      });
      expect(ordinal(catalogue)).toBe(0);
    });
  });
});
