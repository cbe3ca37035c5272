import { askForLink } from './command-client.ts';

/** Asks the host that serves an archive already for a fresh link to its page; null when its holder serves no page. */
export async function freshLink(folder: string): Promise<{ readonly url: string; readonly pid: number } | null> {
  // Loaded only here: a host's main thread has no other use for the archive's code, which runs in its worker.
  const { archiveAt, holderOf, nodeFs, socketPathOf } = await import('../archive/archive.ts');
  const there = await archiveAt(folder, nodeFs());
  const url = there && (await askForLink(socketPathOf(folder, there.archiveId)));
  const holder = await holderOf(folder);
  return url && holder ? { url, pid: holder.pid } : null;
}
