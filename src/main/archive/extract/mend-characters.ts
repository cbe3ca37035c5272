import { editedBlock } from '../../../shared/block-edits.ts';
import { blocksToText } from '../../../shared/block-text.ts';
import { type ChangedWord, changedWords } from '../../../shared/changed-words.ts';
import type { Removed } from '../../../shared/contract/shapes/block.ts';
import { editedText } from '../../../shared/edited-text.ts';
import type { ExtractRequest } from '../seams.ts';
import type { Draft } from './draft.ts';
import { REPAIRS } from './rules/all-rules.ts';
import { mojibake } from './rules/mojibake.ts';
import type { Repair } from './rules/repair.ts';

/** Words whose characters were changed, by the rule that did. */
export type Changes = Map<string, ChangedWord[]>;

/** The request with its characters mended where its kind allows it before it is read, so that every rule, date and name is read in the words that were meant. */
export function mendSource(request: ExtractRequest, changes: Changes): ExtractRequest {
  // In markup, invisible characters may be named rather than written, and addresses hold them rightly: there only what is broken throughout is mended here.
  const repairs = request.kind === 'html' ? [mojibake] : request.kind === 'ready' ? [] : REPAIRS;
  let { text } = request;
  for (const repair of repairs) {
    const editsOf = repair.of(text);
    if (editsOf === null) continue;
    const edits = editsOf(text);
    note(changes, repair, changedWords(text, edits));
    text = editedText({ text }, edits).text;
  }
  return text === request.text ? request : { ...request, text };
}

/** The draft with the characters mended that its source named or held in its markup, and an entry of the ledger for each rule that changed a word of it. */
export function mendDraft(draft: Draft, changes: Changes, kind: ExtractRequest['kind']): Draft {
  let mended = draft;
  for (const repair of REPAIRS) {
    const editsOf = repair.of(saidBy(mended));
    if (editsOf === null) continue;
    const mend = (text: string) => {
      const edits = editsOf(text);
      note(changes, repair, changedWords(text, edits));
      return editedText({ text }, edits).text;
    };
    mended = {
      ...mended,
      title: mended.title === null ? null : mend(mended.title),
      byline: mended.byline.map(mend),
      blocks: mended.blocks.map((block) =>
        editedBlock(block, (text) => {
          const edits = editsOf(text);
          note(changes, repair, changedWords(text, edits));
          return edits;
        }),
      ),
    };
  }
  const entries = ledgerOf(mended, changes, kind);
  return entries.length === 0 ? mended : { ...mended, removed: [...entries, ...mended.removed] };
}

const saidBy = ({ title, byline, blocks }: Draft): string => [title ?? '', ...byline, blocksToText(blocks)].join('\n');

function note(changes: Changes, { id }: Repair, words: readonly ChangedWord[]): void {
  if (words.length > 0) changes.set(id, [...(changes.get(id) ?? []), ...words]);
}

/** One entry a rule, the words line by line: together they were broken, and together they are put back. */
function ledgerOf(draft: Draft, changes: Changes, kind: ExtractRequest['kind']): Removed[] {
  return [...changes].flatMap(([rule, words]) => {
    // Of a page's menus nothing is told; of a text every line is accounted for.
    const said = kind === 'html' ? saidBy(draft) : null;
    const told = said === null ? words : words.filter(({ now }) => said.includes(now));
    if (told.length === 0) return [];
    const distinct = [...new Map(told.map((word) => [`${word.was}\n${word.now}`, word])).values()];
    const where = told.length === 1 ? 'in one place' : `in ${told.length} places`;
    return [
      { rule, text: distinct.map(({ was }) => was).join('\n'), where, at: 0, instead: distinct.map(({ now }) => now).join('\n') },
    ];
  });
}
