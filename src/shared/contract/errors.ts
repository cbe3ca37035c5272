import { oc } from '@orpc/contract';
import { ARCHIVE_ERROR_STATUS, type ArchiveErrorCode } from '../archive-error.ts';

type ErrorMap = { readonly [code in ArchiveErrorCode]: { readonly status: number } };

/** Each archive error as a contract error of the same name. */
export const errorMap = Object.fromEntries(
  Object.entries(ARCHIVE_ERROR_STATUS).map(([code, status]) => [code, { status }]),
) as ErrorMap; // safe: built from the same keys

/** The base of every procedure: it may answer with any archive error, and with nothing else. */
export const procedure = oc.errors(errorMap);
