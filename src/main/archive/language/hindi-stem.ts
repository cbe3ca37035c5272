/** A Hindi word without the vowel signs that number, gender and case end it with; two letters stay. */
export function hindiStem(form: string): string {
  return form.replace(ENDING, '');
}

const ENDING = /(?<=^.{2,})(?:ियों|ियां|ियो|ाओं|ाएं|ुओं|ुएं|ों|ें|ीं|ां|ो|े|ी|ा|ि|ू|ु)$/u;
