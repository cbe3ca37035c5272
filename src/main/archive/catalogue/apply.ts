import type { DatabaseSync } from 'node:sqlite';
import type { JournalItem, JournalPosition } from '../seams.ts';
import type { ArticleFacts } from './article-facts.ts';
import { articleRow, GONE } from './article-row.ts';
import { numberIn, textIn } from './cells.ts';
import { type CollectionTree, collectionTree, type HeldCollection } from './collection-tree.ts';
import type { ColumnStore } from './columns.ts';
import { type ChangeKind, createFold, type Touched } from './fold.ts';
import type { FactTable } from './held-facts.ts';
import type { LastChecks } from './last-checks.ts';
import type { LookupTable } from './lookup-table.ts';
import { listed, type RowTable } from './row-table.ts';
import { FACT_TABLES } from './schema.ts';

/** What a batch of records changed. */
export interface Applied {
  readonly articleIds: string[];
  readonly kinds: ChangeKind[];
}

/** What the catalogue keeps in memory beside its columns. */
export interface CatalogueState {
  readonly positions: Map<string, JournalPosition>;
  tree: CollectionTree;
}

export interface ApplyNeeds {
  readonly db: DatabaseSync;
  readonly urlKey: (url: string) => string;
  readonly store: ColumnStore;
  readonly state: CatalogueState;
  readonly checks: LastChecks;
  readonly table: FactTable;
  readonly lookup: LookupTable;
  readonly rows: RowTable;
  readonly facts: (ordinal: number) => ArticleFacts;
  /** Ordinals of the articles that an object may belong to. */
  readonly articlesOf: (sha256: string) => readonly number[];
  /** Says on the disk that rows are being written. */
  readonly markOpen: () => void;
}

/** Brings records into the catalogue: facts, rows and positions in one transaction, then the columns. */
export function createApply(needs: ApplyNeeds): {
  apply(items: readonly JournalItem[]): Applied;
  applyAll(batches: AsyncIterable<readonly JournalItem[]>, mostDrafts?: number): Promise<void>;
  reload(): void;
  clear(): void;
} {
  const { db, store, state, checks, table, lookup, rows, facts, articlesOf, markOpen } = needs;
  const positions = db.prepare('SELECT * FROM position');
  const setPosition = db.prepare(
    `INSERT INTO position (writer, segment, place, seq, hash) VALUES (?, ?, ?, ?, ?) ON CONFLICT (writer) DO UPDATE SET
       segment = excluded.segment, place = excluded.place, seq = excluded.seq, hash = excluded.hash WHERE excluded.seq >= position.seq`,
  );
  const collections = db.prepare('SELECT id, name, parent, place FROM collection WHERE removed = 0 ORDER BY id');
  const membersOf = db.prepare('SELECT article FROM member WHERE collection = ?');
  const dataVersion = db.prepare('PRAGMA data_version');
  const fold = createFold({ db, table, lookup, urlKey: needs.urlKey, ordinalFor });
  let seenVersion = versionNow();
  /** Durable records that could not be brought in: a later position must not step over them. */
  let owed: readonly JournalItem[] = [];

  function versionNow(): number {
    return numberIn(dataVersion.get() ?? {}, 'data_version');
  }

  function ordinalFor(articleId: string): number {
    const known = store.columns.ordinalOf.get(articleId);
    if (known !== undefined) return known;
    const ordinal = store.columns.size;
    store.set(ordinal, articleId, listed(GONE));
    table.begin(ordinal);
    return ordinal;
  }

  function reload(): void {
    store.clear();
    table.forget();
    lookup.forget();
    for (const { ordinal, id, row } of rows.all()) store.set(ordinal, id, row);
    state.positions.clear();
    for (const cells of positions.all()) keepPosition(positionIn(cells));
    state.tree = treeNow();
    checks.reload();
    seenVersion = versionNow();
  }

  function keepPosition(position: JournalPosition): void {
    if ((state.positions.get(position.writer)?.seq ?? 0) <= position.seq) state.positions.set(position.writer, position);
  }

  function treeNow(): CollectionTree {
    return collectionTree(
      collections.all().map((cells): HeldCollection => {
        const parent = cells.parent;
        return {
          id: textIn(cells, 'id'),
          name: textIn(cells, 'name'),
          parentId: typeof parent === 'string' ? parent : null,
          position: numberIn(cells, 'place'),
        };
      }),
    );
  }

  /** Members of collections that came or went, and articles whose objects a check found damaged or whole again, have changed too. */
  function spread({ ordinals, kinds, lists }: Touched): void {
    if (lists.has('collections')) {
      const before = state.tree.pathOf;
      state.tree = treeNow();
      const ids = new Set([...before.keys(), ...state.tree.pathOf.keys()]);
      for (const id of ids) {
        if (before.has(id) === state.tree.pathOf.has(id)) continue;
        for (const cells of membersOf.all(id)) ordinals.add(numberIn(cells, 'article'));
      }
    }
    if (lists.has('verification')) {
      const before = checks.damaged;
      checks.reload();
      for (const sha256 of new Set([...before, ...checks.damaged])) {
        for (const ordinal of articlesOf(sha256)) ordinals.add(ordinal);
        kinds.add('articles');
      }
    }
  }

  function refold(ordinal: number): void {
    const id = store.columns.id[ordinal];
    if (id === undefined) return;
    const row = articleRow(facts(ordinal));
    rows.write(ordinal, id, row);
    store.set(ordinal, id, listed(row));
  }

  /** Starts a transaction whose facts stand on what is in the file now. */
  function begin(): void {
    markOpen();
    db.exec('BEGIN IMMEDIATE');
    // Another process of this machine may have applied records since: what is in memory must not be older than the rows.
    if (versionNow() !== seenVersion) reload();
  }

  function inTransaction(work: () => void): void {
    try {
      begin();
      work();
      db.exec('COMMIT');
    } catch (error) {
      undo();
      throw error;
    }
  }

  function undo(): void {
    if (db.isTransaction) db.exec('ROLLBACK');
    reload();
  }

  function foldAll(items: readonly JournalItem[], touched: Touched): void {
    for (const item of items) {
      fold(item, touched);
      keepPosition(item.position);
    }
  }

  /** Rows and facts of what was touched. */
  function write(touched: Touched): void {
    follow(touched);
    writeArticles(touched.ordinals);
  }

  /** Brings what is kept in memory beside the columns up to what was touched. */
  function follow(touched: Touched): void {
    // Whose a damaged object is must be known of every record so far.
    if (touched.lists.has('verification')) lookup.write();
    spread(touched);
    touched.lists.clear();
  }

  function writeArticles(ordinals: Iterable<number>): void {
    for (const ordinal of ordinals) refold(ordinal);
    table.write(ordinals);
  }

  /** Writes the half that was touched first, so that what a person does with an article some weeks later still finds it in memory. */
  function writeOldest(touched: Touched): void {
    follow(touched);
    const { ordinals } = touched;
    const oldest = [...ordinals].slice(0, Math.ceil(ordinals.size / 2));
    writeArticles(oldest);
    for (const ordinal of oldest) ordinals.delete(ordinal);
  }

  function writePositions(): void {
    lookup.write();
    for (const { writer, segment, offset, seq, hash } of state.positions.values())
      setPosition.run(writer, segment, offset, seq, hash);
  }

  return {
    reload,
    apply(given) {
      if (given.length === 0) return { articleIds: [], kinds: [] };
      const items = [...owed, ...given];
      owed = items;
      const touched = nothingTouched();
      inTransaction(() => {
        foldAll(items, touched);
        write(touched);
        writePositions();
      });
      owed = [];
      store.advance();
      const articleIds = [...touched.ordinals].map((ordinal) => store.columns.id[ordinal]).filter((id) => id !== undefined);
      return { articleIds, kinds: [...touched.kinds] };
    },
    async applyAll(batches, mostDrafts = MOST_DRAFTS) {
      const touched = nothingTouched();
      let isBegun = false;
      try {
        for await (const items of batches) {
          if (!isBegun) begin();
          isBegun = true;
          foldAll(items, touched);
          if (touched.ordinals.size >= mostDrafts) writeOldest(touched);
        }
        if (!isBegun) return;
        write(touched);
        writePositions();
        db.exec('COMMIT');
      } catch (error) {
        undo();
        throw error;
      }
      store.advance();
    },
    clear() {
      inTransaction(() => {
        owed = [];
        for (const table of [...FACT_TABLES, 'article', 'position']) db.exec(`DELETE FROM ${table}`);
      });
      reload();
      store.advance();
    },
  };
}

/** Articles whose facts are held in memory until they are written, on bringing in many. */
const MOST_DRAFTS = 12_000;

const nothingTouched = (): Touched => ({ ordinals: new Set(), kinds: new Set(), lists: new Set() });

function positionIn(cells: Parameters<typeof textIn>[0]): JournalPosition {
  return {
    writer: textIn(cells, 'writer'),
    segment: textIn(cells, 'segment'),
    offset: numberIn(cells, 'place'),
    seq: numberIn(cells, 'seq'),
    hash: textIn(cells, 'hash'),
  };
}
