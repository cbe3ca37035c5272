import { ArchiveError } from '../../../shared/archive-error.ts';

const NAME_LIMIT = 200;

/** A name a person gave to something, composed and trimmed; refuses empty and very long ones. */
export function checkedName(name: string, what: string): string {
  const trimmed = name.normalize('NFC').trim();
  if (trimmed === '' || trimmed.length > NAME_LIMIT)
    throw new ArchiveError('invalid', `The name of a ${what} has 1 to ${NAME_LIMIT} characters.`);
  return trimmed;
}
