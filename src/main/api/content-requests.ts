import type { MessagePort } from 'node:worker_threads';
import type { Content } from '../archive/archive.ts';

/** Asks the archive's thread for bytes. They do not travel through the contract. */
export interface ContentRequests {
  /** Null for what is no image or rendition of this archive, and for anything that is no hash; also when the thread stops meanwhile. */
  ask(sha256: string): Promise<Content | null>;
}

/** The asking end of a port whose other end the archive's thread serves. */
export function askForContent(port: MessagePort): ContentRequests {
  const waiting = new Map<number, (content: Content | null) => void>();
  let lastId = 0;
  port.on('message', ({ id, content }: { id: number; content: Content | null }) => {
    waiting.get(id)?.(content);
    waiting.delete(id);
  });
  let closed = false;
  port.on('close', () => {
    closed = true;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  });
  return {
    async ask(sha256) {
      if (closed || !/^[0-9a-f]{64}$/.test(sha256)) return null;
      const id = ++lastId;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        port.postMessage({ id, sha256 });
      });
    },
  };
}
