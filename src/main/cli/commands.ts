import type { Register } from './command.ts';
import { add } from './commands/add.ts';
import { backup } from './commands/backup.ts';
import { collection } from './commands/collection.ts';
import { events } from './commands/events.ts';
import { exportCommand } from './commands/export.ts';
import { extract } from './commands/extract.ts';
import { init } from './commands/init.ts';
import { list } from './commands/list.ts';
import { log } from './commands/log.ts';
import { mentions } from './commands/mentions.ts';
import { note } from './commands/note.ts';
import { purge } from './commands/purge.ts';
import { reindex } from './commands/reindex.ts';
import { repair } from './commands/repair.ts';
import { reprocess } from './commands/reprocess.ts';
import { restore } from './commands/restore.ts';
import { search } from './commands/search.ts';
import { serve } from './commands/serve.ts';
import { show } from './commands/show.ts';
import { stats } from './commands/stats.ts';
import { tag } from './commands/tag.ts';
import { timeline } from './commands/timeline.ts';
import { trash } from './commands/trash.ts';
import { verify } from './commands/verify.ts';
import { versions } from './commands/versions.ts';

/** Every command, in the order of `--help`. */
export const COMMANDS: readonly Register[] = [
  init,
  add,
  extract,
  mentions,
  list,
  show,
  search,
  timeline,
  events,
  collection,
  tag,
  note,
  exportCommand,
  trash,
  restore,
  purge,
  versions,
  verify,
  repair,
  backup,
  log,
  reindex,
  reprocess,
  stats,
  serve,
];
