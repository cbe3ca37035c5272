/** The three ways to read an article: cleaned, as the page was, or as bare text. */
export type ReadingMode = 'reading' | 'original' | 'text';
