import { useRef } from 'react';
import type { ArchiveInfo } from '../../../shared/contract/care.ts';
import { timeLeft } from '../../ui/time-left.ts';
import { t } from './messages.ts';

type Index = ArchiveInfo['index'];

/** Where a run of indexing was first seen, to tell its pace from. */
export interface IndexPace {
  readonly done: number;
  readonly at: number;
}

const TOLD_AFTER_MS = 3000;
/** What one article takes when nothing has been measured here yet. */
const MS_AN_ARTICLE = 5;

/** The sentence of an index that is being made, with the time left once its pace is known. */
export function indexSentence({ done, total, paused }: Index, pace: IndexPace | null, now: number): string {
  if (paused) return t('indexing.paused', { done, total });
  const worked = pace ? now - pace.at : 0;
  const made = pace ? done - pace.done : 0;
  if (worked < TOLD_AFTER_MS || made <= 0) return t('indexing', { done, total });
  return t('indexing.left', { done, total, time: timeLeft((worked / made) * (total - done)) });
}

/** How long making the whole index will take, roughly. */
export function rebuildTime(articles: number): string {
  return timeLeft(articles * MS_AN_ARTICLE);
}

/** The sentence of an index that is being made; null when it is whole. */
export function useIndexSentence(index: Index | undefined): string | null {
  const pace = useRef<IndexPace | null>(null);
  if (index?.state !== 'building') {
    pace.current = null;
    return null;
  }
  if (!pace.current || pace.current.done > index.done || index.paused) pace.current = { done: index.done, at: Date.now() };
  return indexSentence(index, pace.current, Date.now());
}
