/** A Hebrew word without its ending of number and gender; at least three letters stay. Letters in final form are folded before. */
export function hebrewStem(form: string): string {
  return form.replace(/^(.{3,}?)(?:יימ|ימ|יות|ות|ה)$/u, '$1');
}
