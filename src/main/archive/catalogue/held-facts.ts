import type { DatabaseSync } from 'node:sqlite';
import type { MetaField, SettleableCode } from '../../../shared/contract/shapes/article.ts';
import type { Change } from '../seams.ts';
import { jsonIn } from './cells.ts';

/** Field names that are not metadata. */
export type StatusField = 'unread' | 'starred' | 'trashed' | 'purged';
/** That a reason for care was marked as right; the value is what it was said of. */
export type SettledField = `settled ${SettleableCode}`;
export type FieldName = MetaField | StatusField | SettledField;

/** What a record said, and which one: an earlier record never replaces it. */
interface Stamped {
  readonly stamp: string;
}

export type CaptureRecord = Extract<Change, { type: 'capture.add' }>;
export type ReadingRecord = Extract<Change, { type: 'reading.add' }>;

export interface HeldCapture extends Stamped {
  readonly record: CaptureRecord;
  /** The record's JSON, when it comes from the journal: writing it anew takes as long as everything else about it. */
  readonly text?: string | undefined;
}

export interface HeldReading extends Stamped {
  readonly record: ReadingRecord;
  readonly text?: string | undefined;
}

export interface HeldField extends Stamped {
  readonly name: FieldName;
  readonly value: unknown;
}

/** A tag, or a collection, that an article has or no longer has. */
export interface HeldSwitch extends Stamped {
  readonly name: string;
  readonly on: boolean;
}

export interface HeldRestoration extends Stamped {
  readonly rule: string;
  readonly text: string;
  readonly occurrence: number;
  readonly on: boolean;
}

/** Everything the journal says of one article, as it is kept: one JSON cell, so that a rebuild writes each article once. */
export interface HeldFacts {
  readonly captures: HeldCapture[];
  readonly readings: HeldReading[];
  readonly fields: HeldField[];
  readonly tags: HeldSwitch[];
  readonly members: HeldSwitch[];
  readonly restored: HeldRestoration[];
  /** It has, or had, notes: these are kept in a table of their own. */
  isNoted: boolean;
}

/** Keeps a fact unless a later record has set it. */
export function keepLatest<T extends Stamped>(facts: T[], fact: T, isSame: (held: T) => boolean): void {
  const at = facts.findIndex(isSame);
  const held = facts[at];
  if (held === undefined) facts.push(fact);
  else if (fact.stamp >= held.stamp) facts[at] = fact;
}

/** The stamp up to which an article's captures were deleted for ever; empty when they were not. */
export function purgedUpTo({ fields }: HeldFacts): string {
  return fields.find(({ name }) => name === 'purged')?.stamp ?? '';
}

export interface FactTable {
  /** As kept, or as changed since and not written yet. Empty for an article that is new. */
  facts(ordinal: number): HeldFacts;
  /** Says that an article is new, so that nothing is looked for. */
  begin(ordinal: number): void;
  /** The same, to be changed: written by the next `write`. */
  draft(ordinal: number): HeldFacts;
  /** Writes what was changed of some articles. */
  write(ordinals: Iterable<number>): void;
  /** Forgets changes that were not written. */
  forget(): void;
}

export function factTable(db: DatabaseSync): FactTable {
  const select = db.prepare('SELECT facts FROM fact WHERE article = ?');
  const set = db.prepare(
    'INSERT INTO fact (article, facts) VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET facts = excluded.facts',
  );
  const drafts = new Map<number, HeldFacts>();

  function kept(ordinal: number): HeldFacts {
    const cells = select.get(ordinal);
    return cells ? jsonIn<HeldFacts>(cells, 'facts') : nothingHeld();
  }

  return {
    facts: (ordinal) => drafts.get(ordinal) ?? kept(ordinal),
    begin(ordinal) {
      drafts.set(ordinal, nothingHeld());
    },
    draft(ordinal) {
      const found = drafts.get(ordinal) ?? kept(ordinal);
      drafts.set(ordinal, found);
      return found;
    },
    write(ordinals) {
      for (const ordinal of ordinals) {
        const facts = drafts.get(ordinal);
        if (facts) set.run(ordinal, cellOf(inOneOrder(facts)));
        drafts.delete(ordinal);
      }
    },
    forget: () => drafts.clear(),
  };
}

const nothingHeld = (): HeldFacts => ({
  captures: [],
  readings: [],
  fields: [],
  tags: [],
  members: [],
  restored: [],
  isNoted: false,
});

function cellOf({ captures, readings, ...rest }: HeldFacts): string {
  return `{"captures":[${captures.map(jsonOf).join()}],"readings":[${readings.map(jsonOf).join()}],${JSON.stringify(rest).slice(1)}`;
}

function jsonOf({ stamp, record, text }: HeldCapture | HeldReading): string {
  return `{"stamp":${JSON.stringify(stamp)},"record":${text ?? JSON.stringify(record)}}`;
}

/** The same facts make the same cell, in whatever order they came. */
function inOneOrder({ captures, readings, fields, tags, members, restored, isNoted }: HeldFacts): HeldFacts {
  return {
    captures: captures.length > 1 ? captures.sort(by(({ record }) => record.capture.id)) : captures,
    readings: readings.length > 1 ? readings.sort(by(({ record, stamp }) => `${record.captureId} ${stamp}`)) : readings,
    fields: fields.length > 1 ? fields.sort(by(({ name }) => name)) : fields,
    tags: tags.length > 1 ? tags.sort(by(({ name }) => name)) : tags,
    members: members.length > 1 ? members.sort(by(({ name }) => name)) : members,
    restored:
      restored.length > 1
        ? restored.sort(by(({ rule, text, occurrence }) => JSON.stringify([rule, text, occurrence])))
        : restored,
    isNoted,
  };
}

function by<T>(key: (fact: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const one = key(a);
    const other = key(b);
    return one < other ? -1 : Number(one > other);
  };
}
