/** A line drawn with one mark, `* * *`, `-----`, `⁂`: a break in the text, not text. */
export const isSeparator = (text: string): boolean => /^(?:([-_*=~#•·+—–])\s*(?:\1\s*){2,}|⁂|\*)$/.test(text);
