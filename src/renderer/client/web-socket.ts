import { RPCLink } from '@orpc/client/websocket';
import type { Opened } from './connection.ts';

/** Thrown when the page's link has expired because the host was started anew. */
export class LinkExpired extends Error {}

/** Opens the web host's socket on the page's own origin. */
export async function openWebSocket(): Promise<Opened> {
  const answer = await fetch('/host.json');
  if (answer.status === 401) throw new LinkExpired('The link of this page has expired.');
  if (!answer.ok) throw new Error(`The host answered ${answer.status}.`);
  const facts = hostFacts(await answer.json());
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/socket`);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('The host refused the connection.')), { once: true });
  });
  return {
    link: new RPCLink({ websocket: socket }),
    contentBase: facts.content,
    archiveName: facts.archiveName,
    lendsDesktop: false,
    closed: new Promise((resolve) => socket.addEventListener('close', () => resolve(), { once: true })),
  };
}

function hostFacts(value: unknown): { readonly content: string; readonly archiveName: string } {
  if (typeof value === 'object' && value !== null && 'content' in value && 'archiveName' in value) {
    const { content, archiveName } = value;
    if (typeof content === 'string' && typeof archiveName === 'string') return { content, archiveName };
  }
  throw new Error('The host did not say where its content is.');
}
