import lunr from 'lunr';
import { FIELDS } from './fields.ts';

/** The version of every rule that decides a term. Raise it when segmentation, folding, a stemmer, or a file format changes: the index is then made anew. */
const RULES = 8;

/** What must be equal for an index to be read by this program. */
export const FINGERPRINT = `${RULES} lunr-${lunr.version} ${FIELDS.map(({ name }) => name).join(',')}`;
