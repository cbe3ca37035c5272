import { type CommandSocket, type CommandSocketOptions, serveCommandSocket } from './command-socket.ts';

/** The command socket of a host, served anew each time its archive comes to be held. */
export interface HolderCommands {
  serveAt(socketPath: string): void;
  close(): Promise<void>;
}

/** A host serves without it if it must: then the command line says who holds the archive instead of handing its commands over. */
export function holderCommands(options: Omit<CommandSocketOptions, 'socketPath'>): HolderCommands {
  let current: Promise<CommandSocket | null> = Promise.resolve(null);
  return {
    serveAt(socketPath) {
      current = current.then(async (before) => {
        await before?.close();
        try {
          return await serveCommandSocket({ ...options, socketPath });
        } catch (error) {
          options.logger.warn('Commands of other processes cannot be served', { error });
          return null;
        }
      });
    },
    async close() {
      await (await current)?.close();
    },
  };
}
