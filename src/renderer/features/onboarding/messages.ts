import { catalogue } from '../../ui/catalogue.ts';

/** The words of the first minutes. */
export const t = catalogue({
  title: 'Keep the articles you rely on — on this computer.',
  create: 'Create an archive',
  creating: 'Creating…',
  open: 'Open an archive…',
  free: '{size} free',
  private: 'Nothing leaves this computer. Only adding links uses the network.',
  missing: 'The archive at {path} can’t be found. Nothing was changed.',
  'missing.text': 'If it lies on a drive, plug the drive in and try again. Or create a new, empty archive there.',
  retry: 'Retry',
  failed: 'The archive could not be created. {why}',
  'first.text':
    'Add a link, a text or a file. It is kept as it was on the day you saved it, and can be read, searched and exported without the network.',
  add: 'Add an article',
  'step.paste': 'Paste links or text anywhere in the window',
  'step.drop': 'Drop files or folders of saved pages on it',
  'step.keys': 'Press ? for the keys, / to search',
});
