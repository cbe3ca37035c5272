import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { ArchiveClient } from '../../shared/contract/client.ts';

/** The contract as React Query options and keys. */
export type Orpc = ReturnType<typeof orpcOf>;

export function orpcOf(client: ArchiveClient) {
  return createTanstackQueryUtils(client);
}
