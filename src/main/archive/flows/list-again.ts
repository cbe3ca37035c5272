import type { Session } from './session.ts';

/** Throws the listing away and folds the whole journal again: derived things are rebuilt, never repaired. */
export async function listAgain({ catalogue, store }: Pick<Session, 'catalogue' | 'store'>): Promise<void> {
  catalogue.clear();
  for await (const batch of store.replayBatches(new Map())) catalogue.apply(batch);
}
