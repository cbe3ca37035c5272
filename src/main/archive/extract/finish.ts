import { blocksToText } from '../../../shared/block-text.ts';
import type { NeedsCareCode } from '../../../shared/contract/shapes/article.ts';
import type { Block } from '../../../shared/contract/shapes/block.ts';
import type { ExtractRequest, Reading } from '../seams.ts';
import type { Draft } from './draft.ts';
import { excerptOf } from './excerpt.ts';
import { titleFromUrl } from './url-title.ts';
import { EXTRACTOR } from './version.ts';
import { countWords } from './words.ts';

/** Makes the reading copy of a draft: excerpt, word count, and what a person should look at. */
export function finishReading(draft: Draft, request: ExtractRequest): Reading {
  const { description, signs, ...kept } = draft;
  const text = blocksToText(draft.blocks);
  const wordCount = countWords(text, draft.lang);
  const ambiguous = draft.publishedAt?.alternatives !== undefined;
  return {
    ...kept,
    title: draft.title ?? titleFromUrl(request.url) ?? firstWords(text) ?? 'Untitled',
    excerpt: excerptOf(draft.blocks, description),
    wordCount,
    warnings: ambiguous ? ['ambiguous-date', ...draft.warnings] : draft.warnings,
    needsCare: needsCare(draft, text, wordCount, ambiguous),
    extractor: EXTRACTOR,
  };
}

function needsCare(draft: Draft, text: string, wordCount: number, ambiguous: boolean): NeedsCareCode[] {
  const codes: NeedsCareCode[] = [];
  if (draft.publishedAt === null) codes.push('undated');
  if (ambiguous) codes.push('ambiguous-date');
  if (draft.byline.length === 0) codes.push('no-byline');
  if (wordCount < SHORT_WORDS) codes.push('too-short');
  if (isMojibake(text)) codes.push('mojibake');
  return [...codes, ...draft.signs];
}

const SHORT_WORDS = 50;

/** Marks of UTF-8 read as a single-byte charset, and of bytes no charset explained. */
function isMojibake(text: string): boolean {
  const broken = text.match(/\ufffd|[ÃÂÅÄ][\u0080-\u00bf]|â€|Ð[\u0080-\u00bf]|[\u0080-\u009f]/g)?.length ?? 0;
  return broken > 2 && broken > text.length / 2000;
}

function firstWords(text: string): string | null {
  const line = text.split('\n').find((each) => each.trim() !== '');
  return line === undefined ? null : line.length <= 100 ? line : `${line.slice(0, 100).replace(/\s+\S*$/, '')}…`;
}

/** Blocks a draft may hold only if they say something. */
export const isEmpty = (block: Block): boolean =>
  block.type === 'list'
    ? block.items.length === 0
    : block.type === 'table'
      ? block.rows.length === 0
      : 'text' in block && block.text === '';
