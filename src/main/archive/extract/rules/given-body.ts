/** Stands in the page, and not in the text that the page itself gives to machines as its article (`articleBody`). */
export const givenBody = { id: 'not-in-article-body' } as const;
