import { catalogue } from '../../ui/catalogue.ts';

/** The words of how the archive stands (UX 2.0). */
export const t = catalogue({
  'gone.title': 'The archive can’t be found',
  'gone.text': 'The archive at {path} can’t be found. Nothing was changed.',
  'gone.drive':
    'If it lies on a drive, plug the drive in: the window goes on by itself. If the folder was moved, say where it is now.',
  'gone.drive.page':
    'If it lies on a drive, plug the drive in: this page goes on by itself. If the folder was moved, start Pressmark with its new place:',
  'gone.command': 'pressmark serve --archive DIR',
  locate: 'Locate…',
  openAnother: 'Open another',
  retry: 'Retry',
  create: 'Create an archive there',
  looking: 'Looking…',
  failed: 'That did not work. {why}',

  'elsewhere.title': 'This archive is open elsewhere',
  'elsewhere.shell': 'Open in another window on {host} since {since}.',
  'elsewhere.web': 'Open in another page of Pressmark on {host} since {since}.',
  'elsewhere.cli': 'Open in the command line on {host} since {since}.',
  'elsewhere.other': 'Open in another process on {host} since {since}.',
  'elsewhere.unknown': 'Open in another process on this computer.',
  'elsewhere.text':
    'You can read, search and export here meanwhile. What is saved there shows here after opening it again. Or close it there, then try again.',
  'elsewhere.readOnly': 'Open read-only',
  'elsewhere.retry': 'Try again',
  'elsewhere.quit': 'Quit',
  'elsewhere.still': 'It is still open there.',

  stopped: 'Pressmark has stopped. What was saved is safe; start it again to go on.',
  readOnly: 'This archive is read-only. You can read, search and export.',
  why: 'Why?',
  'why.title': 'Why this archive is read-only',
  'why.unknown': 'The archive’s folder cannot be written.',
  'why.write': 'Open for writing',
  'why.still': 'It is still open elsewhere.',
  damagedIndex: 'The search index is damaged. Articles are safe. Rebuild takes {time}.',
  rebuild: 'Rebuild',
  'disk.held': 'Captures wait: {free} left on this disk. They go on by themselves once {needed} are free.',
  choose: 'Choose…',
  'indexing.paused': 'Indexing paused at {done} of {total} · results may be incomplete',
  indexing: 'Indexing {done} of {total} · results may be incomplete',
  'indexing.left': 'Indexing {done} of {total} · {time} · results may be incomplete',
});
