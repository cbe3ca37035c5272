import type { DatabaseSync } from 'node:sqlite';
import type { JournalItem, JournalPosition } from '../seams.ts';
import type { FactReader } from './article-facts.ts';
import { type ArticleRow, articleRow, GONE } from './article-row.ts';
import { jsonIn, numberIn, textIn } from './cells.ts';
import { type CollectionTree, collectionTree, type HeldCollection } from './collection-tree.ts';
import type { ColumnStore } from './columns.ts';
import { type ChangeKind, createFold, type Touched } from './fold.ts';
import type { LastChecks } from './last-checks.ts';
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
  readonly reader: FactReader;
  /** Ordinals of the articles that an object belongs to. */
  readonly articlesOf: (sha256: string) => readonly number[];
  /** Says on the disk that rows are being written. */
  readonly markOpen: () => void;
}

/** Brings records into the catalogue: facts, rows and positions in one transaction, then the columns. */
export function createApply(needs: ApplyNeeds): { apply(items: readonly JournalItem[]): Applied; reload(): void; clear(): void } {
  const { db, store, state, checks, reader, articlesOf, markOpen } = needs;
  const insert = db.prepare('INSERT INTO article (ordinal, id, row, excerpt) VALUES (?, ?, ?, ?)');
  const update = db.prepare('UPDATE article SET row = ?, excerpt = ? WHERE ordinal = ?');
  const rows = db.prepare('SELECT ordinal, id, row FROM article ORDER BY ordinal');
  const positions = db.prepare('SELECT * FROM position');
  const setPosition = db.prepare(
    `INSERT INTO position (writer, segment, place, seq, hash) VALUES (?, ?, ?, ?, ?) ON CONFLICT (writer) DO UPDATE SET
       segment = excluded.segment, place = excluded.place, seq = excluded.seq, hash = excluded.hash WHERE excluded.seq >= position.seq`,
  );
  const collections = db.prepare('SELECT id, name, parent, place FROM collection WHERE removed = 0 ORDER BY id');
  const membersOf = db.prepare('SELECT article FROM member WHERE collection = ? AND is_on = 1');
  const dataVersion = db.prepare('PRAGMA data_version');
  const emptyRow = JSON.stringify(GONE);
  const fold = createFold({ db, urlKey: needs.urlKey, ordinalFor });
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
    insert.run(ordinal, articleId, emptyRow, '');
    store.set(ordinal, articleId, GONE);
    return ordinal;
  }

  function reload(): void {
    store.clear();
    for (const cells of rows.iterate())
      store.set(numberIn(cells, 'ordinal'), textIn(cells, 'id'), jsonIn<ArticleRow>(cells, 'row'));
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
    const { row, excerpt } = articleRow(reader.facts(ordinal));
    update.run(JSON.stringify(row), excerpt, ordinal);
    store.set(ordinal, id, row);
  }

  function inTransaction<T>(work: () => T): T {
    markOpen();
    db.exec('BEGIN IMMEDIATE');
    try {
      // Another process of this machine may have applied records since: what is in memory must not be older than the rows.
      if (versionNow() !== seenVersion) reload();
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      reload();
      throw error;
    }
  }

  return {
    reload,
    apply(given) {
      if (given.length === 0) return { articleIds: [], kinds: [] };
      const items = [...owed, ...given];
      owed = items;
      const touched: Touched = { ordinals: new Set(), kinds: new Set(), lists: new Set() };
      inTransaction(() => {
        for (const { record, position } of items) {
          fold(record, touched);
          keepPosition(position);
        }
        spread(touched);
        for (const ordinal of touched.ordinals) refold(ordinal);
        for (const { writer, segment, offset, seq, hash } of state.positions.values())
          setPosition.run(writer, segment, offset, seq, hash);
      });
      owed = [];
      store.advance();
      const articleIds = [...touched.ordinals].map((ordinal) => store.columns.id[ordinal]).filter((id) => id !== undefined);
      return { articleIds, kinds: [...touched.kinds] };
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

function positionIn(cells: Parameters<typeof textIn>[0]): JournalPosition {
  return {
    writer: textIn(cells, 'writer'),
    segment: textIn(cells, 'segment'),
    offset: numberIn(cells, 'place'),
    seq: numberIn(cells, 'seq'),
    hash: textIn(cells, 'hash'),
  };
}
