import * as z from 'zod';

/** How an archive stands in this host. `elsewhere`: another process has it, and nothing is open here until the person chooses; `missing`: it is not, or no longer, in its folder. */
export const archiveState = z.enum(['open', 'read-only', 'missing', 'elsewhere', 'damaged']);
export type ArchiveState = z.infer<typeof archiveState>;

/** Who has an archive open, as it says itself. */
export const archiveHolder = z.object({
  process: z.enum(['cli', 'web', 'shell', 'other']),
  host: z.string(),
  pid: z.number().int(),
  since: z.string(),
});
export type ArchiveHolder = z.infer<typeof archiveHolder>;
