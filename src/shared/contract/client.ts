import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from './contract.ts';
import type { DesktopContract } from './desktop.ts';

/** The contract as a caller sees it, over any transport. */
export type ArchiveClient = ContractRouterClient<Contract>;

/** What the desktop window lends, as a caller sees it. */
export type DesktopClient = ContractRouterClient<DesktopContract>;
