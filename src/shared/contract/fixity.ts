import * as z from 'zod';
import { target } from './shapes/result-spec.ts';

const count = z.number().int().nonnegative();

/** A remembered record that a journal must not fall behind: kept by backups, exports and people. Written `writer:seq:hash`. */
export const headAnchor = z.object({
  writer: z.string().regex(/^[0-9a-z][0-9a-z-]{0,63}$/),
  seq: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type HeadAnchor = z.infer<typeof headAnchor>;

/** What a check looks at: everything, what was saved since the last whole check, or the objects of some articles. The journal is always read whole. */
export const checkScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('since-last-check') }),
  z.object({ kind: z.literal('articles'), target }),
]);
export type CheckScope = z.infer<typeof checkScope>;

/** Part `n` of `t`: the same objects each time, and over `n = 1..t` every object once. */
export const checkPart = z
  .object({ n: z.number().int().min(1), t: z.number().int().min(1).max(100_000) })
  .refine(({ n, t }) => n <= t, 'A part n/t has an n of at most t.');
export type CheckPart = z.infer<typeof checkPart>;

export const verifyInput = z.object({
  /** `quick`: presence and size; `full`: every byte is read and hashed. */
  mode: z.enum(['quick', 'full']).default('full'),
  subset: checkPart.optional(),
  scope: checkScope.optional(),
  /** Heads from outside that the journal must not have fallen behind, beside those the archive knows itself. */
  against: z.array(headAnchor).max(1000).optional(),
});
export type VerifyInput = z.infer<typeof verifyInput>;

export const repairInput = z.object({ from: z.array(z.string()).max(100).default([]) });
export const backupInput = z.object({ to: z.string(), mode: z.enum(['copy', 'verify']).default('copy') });

const articleNamed = z.object({ id: z.string(), title: z.string() });

/** A stored object that is not what it should be. `articleIds` names all its articles, `articles` the first of them with their titles. */
export const objectProblem = z.object({
  object: z.string(),
  articleIds: z.array(z.string()),
  articles: z.array(articleNamed).default([]),
  /** Relative to the archive's folder. */
  path: z.string().default(''),
  /** `warc`, `manifest`, `rendition`, `image`, `reading`, `text`; null when no record tells. */
  role: z.string().nullable().default(null),
  expectedBytes: count.nullable().default(null),
  foundBytes: count.nullable().default(null),
  /** SHA-256 of what is there; null when it is missing, cannot be read, or was looked at by size alone. */
  found: z.string().nullable().default(null),
  /** `elsewhere`: a cloud folder keeps it online only, so it is not here now; that is no damage. */
  reason: z.enum(['changed', 'size', 'unreadable', 'missing', 'elsewhere']).default('changed'),
  /** A person has said that they know of it. */
  isKnown: z.boolean().default(false),
});
export type ObjectProblem = z.infer<typeof objectProblem>;

/** A dated account of what a check read and found. Says “unchanged since saved”, never “authentic”. */
export const verifyReport = z.object({
  objects: count,
  bytes: count,
  ok: count,
  changed: z.array(objectProblem),
  missing: z.array(objectProblem),
  /** Manifests that no journal record names (their hashes), and files that are not ours (their paths). */
  orphans: z.array(z.string()),
  journal: z.object({
    records: count,
    ok: z.boolean(),
    problems: z.array(z.string()),
    /** Losses that an earlier repair could not mend and wrote down: told each time, and no new damage. */
    known: z.array(z.string()).default([]),
  }),
  /** `pressmark.json` and `README.txt`, when they are not what was written. */
  files: z.array(z.object({ path: z.string(), problem: z.string() })).default([]),
  /** Heads that the journal was held against, and those it has fallen behind. */
  anchors: z
    .object({ checked: count, behind: z.array(headAnchor.extend({ from: z.string() })) })
    .default({ checked: 0, behind: [] }),
  state: z.enum(['clean', 'damaged']),
  at: z.string().default(''),
  appVersion: z.string().default(''),
  mode: z.enum(['quick', 'full']).default('full'),
  subset: checkPart.nullable().default(null),
  scope: z.enum(['all', 'since-last-check', 'articles']).default('all'),
  /** Of the background check: when its round began. What it read was read between then and `at`. */
  since: z.string().nullable().default(null),
  /** Articles and captures that the objects looked at belong to, and captures by what became of their objects. */
  articles: count.default(0),
  captures: z
    .object({ checked: count, unchanged: count, changed: count, missing: count })
    .default({ checked: 0, unchanged: 0, changed: 0, missing: 0 }),
  tookMs: z.number().nonnegative().default(0),
  /** Written to the custody log; false where the archive is open for reading only. */
  recorded: z.boolean().default(false),
});
export type VerifyReport = z.infer<typeof verifyReport>;

/** How far work over stored bytes has come: objects, and bytes for rate and time left. */
export const bytesProgress = z.object({
  type: z.literal('progress'),
  done: count,
  of: count,
  bytes: count.default(0),
  ofBytes: count.default(0),
});

/** What `repair` gives back: everything it did, and the exact list of what is lost. */
export const repairReport = z.object({
  /** Objects put back whole, and where each was found. */
  restored: z.array(z.object({ object: z.string(), from: z.string() })),
  /** Files of the archive itself (`pressmark.json`, journal segments) put back, and captures whose lost record was made again from their manifest. */
  rebuilt: z.array(z.object({ what: z.enum(['archive-file', 'readme', 'journal', 'capture', 'reading']), name: z.string() })),
  /** Copies moved to quarantine; nothing is ever deleted. */
  quarantined: z.array(z.string()),
  lost: z.array(
    z.object({
      what: z.enum(['object', 'records']),
      /** An object's hash, or the writer whose records are lost. */
      name: z.string(),
      role: z.string().nullable(),
      articles: z.array(articleNamed),
      /** In words, for people. */
      text: z.string(),
    }),
  ),
  /** The archive is whole again, apart from what is listed as lost. */
  state: z.enum(['whole', 'lost-parts']),
  tookMs: z.number().nonnegative(),
});
export type RepairReport = z.infer<typeof repairReport>;

export const repairProgress = z.object({
  type: z.literal('progress'),
  stage: z.enum(['checking', 'journals', 'searching', 'restoring', 'rebuilding']),
  done: count,
  of: count,
});

/** What a backup holds after copying, or what its check found. */
export const backupReport = z.object({
  to: z.string(),
  /** Objects copied this time, and their bytes. */
  copied: count,
  bytes: count,
  /** Objects in the backup. */
  objects: count,
  journals: count,
  /** Everything copied was read again at the destination and had its hash; of a check: everything in the backup has. */
  verified: z.boolean(),
  changed: z.array(z.string()),
  missing: z.array(z.string()),
  /** Objects that could not be copied because they are damaged or missing here. */
  skipped: z.array(z.string()),
  /** The journals' heads at the moment of the backup; also in `anchor.txt` there. */
  anchors: z.array(headAnchor),
  at: z.string(),
  tookMs: z.number().nonnegative(),
});
export type BackupReport = z.infer<typeof backupReport>;

/** A journal record in readable form. `raw` is the record as it stands in the file: its SHA-256 is `hash`. */
export const custodyEntry = z.object({
  at: z.string(),
  writer: z.string(),
  seq: count,
  lamport: count,
  hash: z.string(),
  type: z.string(),
  /** The kind of process that wrote it: `shell`, `web`, `cli`. */
  process: z.string(),
  /** Names the machine and place of the writer; `isHere` when it is this one. */
  installation: z.string(),
  isHere: z.boolean(),
  /** A sentence in English: what was done to what. */
  sentence: z.string(),
  articleIds: z.array(z.string()),
  articles: z.array(articleNamed),
  raw: z.string(),
});
export type CustodyEntry = z.infer<typeof custodyEntry>;

/** The background check: a thirtieth of the bytes a day, while nothing else is going on. */
export const scrubState = z.object({
  stage: z.enum(['off', 'waiting', 'checking', 'paused']),
  round: z.object({ startedAt: z.string(), done: count, of: count, bytes: count, ofBytes: count, problems: count }).nullable(),
  lastRound: z.object({ at: z.string(), startedAt: z.string(), state: z.enum(['clean', 'damaged']), objects: count }).nullable(),
});
export type ScrubState = z.infer<typeof scrubState>;
