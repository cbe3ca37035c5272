import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { ArchiveError } from '../../shared/archive-error.ts';

/** A port that this host alone listens on, on both loopback addresses where the computer has both. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

const TRIES = 8;

/** Listens on 127.0.0.1 and, where there is one, on ::1 at the same port. `make` is called for each address. Port 0 chooses a free one; a named port that is taken is an error. */
export async function listenOnLoopback(make: () => Server, port: number): Promise<Listening> {
  for (let tries = 1; ; tries++) {
    const four = tracked(make());
    const taken = await listen(four.server, '127.0.0.1', port).catch((cause: unknown) => {
      throw new ArchiveError(
        'failed',
        `Port ${port} on 127.0.0.1 cannot be used: ${codeOf(cause)}. Name another with --port, or leave it out.`,
        { cause },
      );
    });
    const six = tracked(make());
    const refusal = await listen(six.server, '::1', taken).then(
      () => null,
      (error: unknown) => codeOf(error),
    );
    // Another program on [::1] at our port would be taken for us by whoever types that address: choose again.
    if (refusal === 'EADDRINUSE' && port === 0 && tries < TRIES) {
      await four.close();
      continue;
    }
    const servers = refusal === null ? [four, six] : [four];
    return { port: taken, close: async () => void (await Promise.all(servers.map((one) => one.close()))) };
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** A server that can be closed at once: connections that became sockets are not closed by closing the server. */
function tracked(server: Server): { readonly server: Server; close(): Promise<void> } {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return {
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
