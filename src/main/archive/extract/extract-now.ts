import type { ExtractRequest, Reading } from '../seams.ts';
import { withLanguages } from './block-languages.ts';
import type { Draft } from './draft.ts';
import { finishReading } from './finish.ts';
import { readPage } from './html/read-page.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import { type Changes, mendDraft, mendSource } from './mend-characters.ts';
import { readReady } from './ready/read-ready.ts';
import { readText } from './text/read-text.ts';

/** Makes the reading copy of a source in this thread. May throw, and may take long, on what a hostile page holds: `extractor.ts` guards it. */
export async function extractNow(request: ExtractRequest): Promise<Reading> {
  const changes: Changes = new Map();
  const source = mendSource(request, changes);
  const draft = mendDraft(await READERS[source.kind](source), changes, source.kind);
  return finishReading({ ...draft, blocks: await withLanguages(draft.blocks, draft.lang, draft.dir) }, source);
}

const READERS: Readonly<Record<ExtractRequest['kind'], (request: ExtractRequest) => Promise<Draft>>> = {
  html: readPage,
  text: readText,
  markdown: readMarkdown,
  ready: readReady,
};
