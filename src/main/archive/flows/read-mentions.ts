import type { Dated, Mention } from '../../../shared/contract/shapes/dated.ts';
import { findMentions } from '../dates/mentions.ts';
import { detectLanguage } from '../language/detect.ts';

/** Date expressions of a text that is stored nowhere, read against the local time it was written; without that, only dates it states whole. */
export async function readMentions(given: {
  readonly text: string;
  /** Told from the text when left out. */
  readonly lang?: string | undefined;
  readonly writtenAt?: Dated | undefined;
}): Promise<Mention[]> {
  const lang = given.lang ?? (await detectLanguage(given.text)).lang;
  return findMentions(given.text, { lang, reference: given.writtenAt ?? null, articleId: '' });
}
