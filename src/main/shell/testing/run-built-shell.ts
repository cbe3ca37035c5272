/** Runs the built shell of an installation under the recording electron, in a process of its own: `node run-built-shell.ts ROOT`. Prints what came of it as JSON. */
import { EventEmitter } from 'node:events';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ArchiveClient } from '../../../shared/contract/client.ts';
import { fakeElectron } from './fake-electron.ts';

const root = process.argv[2] ?? '';
const { api, record } = fakeElectron();
Object.assign(globalThis, { pressmarkFakeElectron: api });

const NAMES = ['app', 'BrowserWindow', 'clipboard', 'dialog', 'ipcMain', 'Menu', 'protocol', 'screen', 'session', 'shell'];
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: 'pressmark:electron', format: 'module', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === 'pressmark:electron'
      ? {
          format: 'module',
          shortCircuit: true,
          source: `const fake = globalThis.pressmarkFakeElectron; export default fake; export const { ${NAMES.join(', ')} } = fake;`,
        }
      : next(url, context),
});

await import(pathToFileURL(join(root, 'out/main/shell.js')).href);
for (let tries = 0; !record.windows[0]?.urls.length && record.errors.length === 0 && tries < 1500; tries++) await sleep(10);

const [window] = record.windows;
const [session] = record.sessions;
const facts: Record<string, unknown> = {
  errors: record.errors,
  urls: window?.urls,
  preload: window?.options.webPreferences?.preload,
};
if (window && session) {
  const page = await session.schemes.get('app')?.(new Request('app://bundle/index.html'));
  facts.page = [page?.status, page?.headers.get('content-type')];

  const { port1, port2 } = new MessageChannel();
  const events = new EventEmitter();
  record.ipcMain.emit('pressmark:port', {
    sender: window.contents.api,
    senderFrame: window.contents.api.mainFrame,
    ports: [
      {
        on: (event: string, listener: (...args: unknown[]) => void) => events.on(event, listener),
        postMessage: (message: unknown) => port2.postMessage(message),
        close: () => port2.close(),
        start: () => port2.on('message', (data: unknown) => events.emit('message', { data })),
      },
    ],
  });
  const client: ArchiveClient = createORPCClient(new RPCLink({ port: port1 }));
  port1.start();
  const made = await client.archive.create();
  facts.created = made.created;
  facts.state = (await client.archive.info()).state;
  await client.settings.set({ settings: { theme: 'dark' } });
  facts.settings = (await client.settings.get()).settings;
  record.app.emit('will-quit', { preventDefault: () => undefined });
  for (let tries = 0; !record.calls.includes('app.quit') && tries < 1500; tries++) await sleep(10);
  facts.quit = record.calls.includes('app.quit');
}
process.stdout.write(`${JSON.stringify(facts)}\n`);
process.exit(0);
