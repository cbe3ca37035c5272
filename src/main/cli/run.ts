import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { defaultArchiveFolder } from '../api/default-folder.ts';
import type { Act } from './command.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, type Failure, failureOf, failureText, UsageError } from './failure.ts';
import { openSession } from './session.ts';
import type { World } from './world.ts';

/** Runs one command line to its end and answers with the exit code. Never rejects. */
export async function run(args: readonly string[], world: World): Promise<number> {
  // Known before the line is parsed: an error of parsing is told in the same way.
  const json = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined).includes('--json');
  let exit: number = EXIT.done;
  const tell = (failure: Failure): void => {
    world.err(failureText(failure, json));
    exit = failure.exit;
  };

  const program = programFor(world);
  const act: Act =
    (work) =>
    async (...given) => {
      const { archive } = program.opts<{ archive?: string }>();
      const folder = archive ? resolve(world.cwd, archive) : defaultArchiveFolder(world.env);
      const session = openSession(world, json, folder);
      try {
        if (archive === '') throw new UsageError('--archive is empty: name the folder of the archive.');
        exit = (await (work(session, ...given) as Promise<number | undefined>)) ?? EXIT.done; // safe: no answer is undefined
      } catch (error) {
        tell(failureOf(error, world.signal));
      } finally {
        await session.close().catch((error: unknown) => tell(failureOf(error, world.signal)));
      }
    };
  for (const register of COMMANDS) register(program, act);

  try {
    if (args.length === 0) program.help({ error: true });
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    tell({ code: 'usage', message: usageMessage(error), exit: EXIT.usage });
  }
  return exit;
}

function programFor(world: World): Command {
  return new Command('pressmark')
    .description('An archive of articles on your own disk: save, search, read, export.')
    .version(world.version)
    .option('--archive <folder>', 'the archive (or PRESSMARK_ARCHIVE; default: Pressmark in your documents)')
    .option('--json', 'answer in JSON')
    .exitOverride()
    .configureOutput({ writeOut: (text) => world.out(text), writeErr: () => undefined })
    .helpCommand(false)
    .addHelpText('after', '\nPRESSMARK_LOG=1 writes what goes on behind a command to stderr.')
    .showSuggestionAfterError(false);
}

function usageMessage({ code, message }: CommanderError): string {
  if (code === 'commander.help')
    return 'Say what to do, for example: pressmark search "river". `pressmark --help` lists all commands.';
  const said = message.replace(/^error: /, '').trim();
  const hint = code === 'commander.unknownOption' ? ' Put -- before a value that begins with a dash.' : '';
  return `${said.endsWith('.') ? said : `${said}.`}${hint} See \`pressmark --help\`.`;
}
