/** Version of the extractor, written into each reading copy: change it whenever the same page would be read differently. */
export const EXTRACTOR = 'pressmark-extract/5';
