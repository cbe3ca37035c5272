import type { ExtractRequest, Reading } from '../seams.ts';
import type { Draft } from './draft.ts';
import { finishReading } from './finish.ts';
import { readPage } from './html/read-page.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import { readReady } from './ready/read-ready.ts';
import { readText } from './text/read-text.ts';

/** Makes the reading copy of a source in this thread. May throw, and may take long, on what a hostile page holds: `extractor.ts` guards it. */
export async function extractNow(request: ExtractRequest): Promise<Reading> {
  return finishReading(await READERS[request.kind](request), request);
}

const READERS: Readonly<Record<ExtractRequest['kind'], (request: ExtractRequest) => Promise<Draft>>> = {
  html: readPage,
  text: readText,
  markdown: readMarkdown,
  ready: readReady,
};
