import { implement, type Router } from '@orpc/server';
import { type Contract, contract } from '../../shared/contract/contract.ts';
import type { SettingsStore } from '../archive/ports.ts';

type SettingsContract = Pick<Contract, 'settings'>;

/** The host's settings as the contract states them, for the thread in which its archive runs. */
export function createSettingsRouter(store: SettingsStore): Router<SettingsContract, Record<never, never>> {
  return {
    settings: {
      get: implement(contract.settings.get).handler(() => store.get()),
      set: implement(contract.settings.set).handler(async ({ input }) => {
        await store.set(input);
        return { saved: true };
      }),
    },
  };
}
