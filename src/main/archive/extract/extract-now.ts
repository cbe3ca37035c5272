import type { ExtractRequest, Reading } from '../seams.ts';
import { finishReading } from './finish.ts';
import { readText } from './text/read-text.ts';

/** Makes the reading copy of a source in this thread. May throw, and may take long, on what a hostile page holds: `extractor.ts` guards it. */
export async function extractNow(request: ExtractRequest): Promise<Reading> {
  return finishReading(await readText(request), request);
}
