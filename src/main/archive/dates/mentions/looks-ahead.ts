/** Whether a folded sentence speaks of what is to come, by the words that say so; a sentence without them tells of what was. */
export const looksAhead = (sentence: string): boolean => AHEAD.test(sentence) && !TOLD.test(sentence);

const AHEAD =
  /(?<!\p{L})(?:will|won['’]t|shall|(?:is|are|was|were) (?:due|set|scheduled|expected|planned|slated|about) (?:to|for)|(?:is|are) to (?:be|meet|hold|vote|begin|start|take)|plans? to|upcoming|(?:'|’)ll|going to|ahead of|deadline|wird|werden|soll|sollen|sera|seront|devrait|doit|sara|sera|sará|sera|zal|zullen|будет|будут|olacak|yapilacak|سوف)(?!\p{L})/u;
/** What somebody said that day was said, whatever they spoke of. */
const TOLD =
  /(?<!\p{L})(?:said|told|announced|reported|added|warned|declared|stated|wrote)(?: \p{L}+)? (?:on |late |early )?(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)(?!\p{L})/u;
