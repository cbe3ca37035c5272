/**
 * Arabic particles off the front of a word: and, so, in, like, for, the. Taken off until none is left, because only then do the word with its article
 * and the word alone end at the same term (الوزير and وزير); at least three letters stay.
 */
export function arabicRoot(form: string): string {
  let word = form;
  for (;;) {
    const particle = PARTICLES.find((p) => word.startsWith(p) && word.length - p.length >= SHORTEST);
    if (particle === undefined) return word;
    word = word.slice(particle.length);
  }
}

const SHORTEST = 3;
/** ال the, لل for the, then و and, ف so, ب in, ك like, ل for. */
const PARTICLES = ['ال', 'لل', 'و', 'ف', 'ب', 'ك', 'ل'];
