import { createRouterClient, ORPCError } from '@orpc/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { desktop } from '../../shared/contract/desktop.ts';
import { quietLogger } from '../api/testing/fake-archive.ts';
import { payload } from '../api/testing/payloads.ts';
import { createDesktopRouter, type DesktopService } from './desktop-router.ts';

const names = Object.keys(desktop);

describe('what a desktop window may ask beside the archive', () => {
  it('is this and nothing else', () => {
    expect(names).toEqual([
      'revealInFolder',
      'chooseExportFolder',
      'openArchive',
      'locateArchive',
      'chooseCareFolder',
      'saveText',
      'quit',
      'newWindow',
      'openExternal',
      'copyText',
      'setMenu',
      'watchCommands',
    ]);
  });

  it('lets nothing but a contract error out, whatever is sent and whatever goes wrong', async () => {
    const service = Object.fromEntries(
      names.map((name) => [
        name,
        async () => {
          throw new TypeError('/users/somebody: Electron said no');
        },
      ]),
    ) as unknown as DesktopService; // safe: a function for each procedure, each of which fails
    const client = createRouterClient(createDesktopRouter(service, quietLogger()), {
      context: { trust: 'local' },
    }) as unknown as {
      readonly desktop: Record<string, (input: unknown) => Promise<unknown>>;
    }; // safe: one function a procedure
    for (const name of names) {
      await fc.assert(
        fc.asyncProperty(payload, async (input) => {
          const error: unknown = await client.desktop[name]?.(input).catch((reason: unknown) => reason);
          if (!(error instanceof ORPCError)) throw new Error(`${name} let something else out`);
          expect([['invalid', 'internal'].includes(error.code as string), error.message.includes('somebody')]).toEqual([
            true,
            false,
          ]);
        }),
        { numRuns: process.env.PRESSMARK_PROOF ? 500 : 40, seed: 16 },
      );
    }
  });
});
