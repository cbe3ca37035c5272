/** What is dragged inside the window, by the type its data has. */
export const DRAGGED_ARTICLES = 'application/x-pressmark-articles';
export const DRAGGED_COLLECTION = 'application/x-pressmark-collection';
