import { ArchiveError } from '../../../shared/archive-error.ts';
import type { ArchiveService } from '../ports.ts';
import { commit } from './commit.ts';
import type { Session } from './session.ts';

/** Notes: free text on an article; every revision stays in the journal. */
export function editNotes(session: Session): ArchiveService['notes'] {
  const { catalogue } = session;
  const held = (noteId: string) => {
    const note = catalogue.noteById(noteId);
    if (!note) throw new ArchiveError('not-found', `There is no note ${noteId}.`);
    return note;
  };
  const revise = async (noteId: string, articleId: string, text: string, removed = false) => {
    await commit(session, [{ type: 'note.rev', noteId, articleId, text, removed }]);
    const { articleId: _articleId, removed: _removed, ...note } = held(noteId);
    return note;
  };
  const checkedText = (text: string) => {
    if (text.trim() === '') throw new ArchiveError('invalid', 'A note cannot be empty. To get rid of one, remove it.');
    return text;
  };
  return {
    async list({ articleId }) {
      return { notes: catalogue.notes(articleId) };
    },
    async add({ articleId, text }) {
      if (!catalogue.article(articleId)) throw new ArchiveError('not-found', `There is no article ${articleId} in this archive.`);
      return { note: await revise(session.store.newId('n'), articleId, checkedText(text)) };
    },
    async edit({ noteId, text }) {
      return { note: await revise(noteId, held(noteId).articleId, checkedText(text)) };
    },
    async remove({ noteId }) {
      const { articleId, text } = held(noteId);
      await revise(noteId, articleId, text, true);
      return { noteId };
    },
    async putBack({ noteId }) {
      const { articleId, text } = held(noteId);
      return { note: await revise(noteId, articleId, text) };
    },
  };
}
