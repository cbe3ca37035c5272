import { catalogue } from '../../ui/catalogue.ts';

/** The words of the Trash. */
export const t = catalogue({
  banner: { one: '1 article · never emptied automatically', other: '{count} articles · never emptied automatically' },
  'banner.label': 'Trash',
  restoreAll: 'Restore all',
  purge: 'Delete for ever…',
  close: 'Close',
  cancel: 'Cancel',
  title: { one: 'Delete 1 article for ever?', other: 'Delete {count} articles for ever?' },
  what: {
    one: 'This article goes with {captures} and {notes}. This cannot be undone.',
    other: 'These articles go with {captures} and {notes}. This cannot be undone.',
  },
  'what.many': 'They go with all their captures and notes. This cannot be undone.',
  captures: { one: '1 capture', other: '{count} captures' },
  notes: { one: '1 note', other: '{count} notes' },
  counting: 'Counting what goes with them…',
  disk: 'The bytes leave the disk on {date}; until then they lie in the archive, out of sight.',
  'check.never':
    'Before anything is deleted for ever, every stored byte must have been checked and found unchanged in the last seven days. This archive was never checked.',
  'check.old':
    'Before anything is deleted for ever, every stored byte must have been checked and found unchanged in the last seven days. The last check was on {date}.',
  'check.damaged':
    'The last check, on {date}, found bytes that changed or are missing. Nothing can be deleted for ever until a check is clean.',
  'check.clean': 'Checked on {date}: every stored byte is unchanged.',
  'check.run': 'Check first',
  'check.running': 'Checking {done} of {count}',
  'check.stop': 'Stop checking',
  'check.failed': 'The check did not finish. {why}',
  'check.found': 'The check found {count} changed or missing. Nothing was deleted; the articles concerned are in Needs care.',
  submit: { one: 'Delete 1 for ever', other: 'Delete {count} for ever' },
  done: { one: 'Deleted 1 article for ever.', other: 'Deleted {count} articles for ever.' },
});
