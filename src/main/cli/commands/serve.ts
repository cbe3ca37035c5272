import { once } from 'node:events';
import { type Register, wholeNumber } from '../command.ts';
import { EXIT, UsageError } from '../failure.ts';

/** `serve`: the loopback web host, until Ctrl-C; where the archive is served already, a fresh link to that host. */
export const serve: Register = (program, act) => {
  program
    .command('serve')
    .description('open the archive as a page on this computer')
    .option('--port <n>', 'a port; 0 takes a free one', wholeNumber(0), 0)
    .option('--open', 'open it in the browser')
    .action(
      act(async (session, { port, open }: { readonly port: number; readonly open?: true }) => {
        if (port > 65_535) throw new UsageError(`There is no port ${port}: the highest is 65535.`);
        const { world, folder } = session;
        const served = await world.serve(folder, port);
        try {
          session.line({ url: served.url, pid: served.pid }, () => served.url);
          if (open) world.openInBrowser(served.url);
          if (served.own && !world.signal.aborted) await once(world.signal, 'abort');
        } finally {
          await served.close();
        }
        return EXIT.done;
      }),
    );
};
