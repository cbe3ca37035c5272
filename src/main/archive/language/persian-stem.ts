/** A Persian word without plural endings, whether they were joined by a space of no width or written on. Letters are folded to their Arabic kin before. */
export function persianStem(form: string): string {
  let word = form;
  for (;;) {
    const shorter = word.replace(/^(.{2,}?)ها(?:ي|يي|يش|يشان|يم|يمان)?$/u, '$1').replace(/^(.{4,})ان$/u, '$1');
    if (shorter === word) return word;
    word = shorter;
  }
}
