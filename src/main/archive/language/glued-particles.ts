import { withoutArticle } from './arabic-root.ts';

/**
 * The forms in which a typed word may stand with particles written onto its front: בדמשק for דמשק, وقال for قال. They are asked for beside the word instead
 * of being cut off in the index, where they cannot be told from a word's own letters.
 */
export function withParticles(lang: string, form: string): readonly string[] {
  if (form.length < 2 || (lang !== 'he' && lang !== 'ar')) return [];
  if (lang === 'ar') return glued(ARABIC, withoutArticle(form));
  const bare = form.startsWith('ה') && form.length > 3 ? [form, form.slice(1)] : [form];
  return bare.flatMap((word) => [word, ...glued(HEBREW, word)]);
}

const glued = (particles: readonly string[], word: string): string[] => particles.map((particle) => particle + word);

/** And, so, in, like, for; then two of them. */
const ARABIC = ['و', 'ف', 'ب', 'ك', 'ل', 'وب', 'ول', 'وك', 'فب', 'فل'];
/** The, and, in, to, like, that, from; then those that stand together. */
const HEBREW = [
  ...['ה', 'ו', 'ב', 'ל', 'כ', 'ש', 'מ'],
  ...['וה', 'וב', 'ול', 'וכ', 'ומ', 'וש', 'שה', 'שב', 'של', 'שמ', 'מה', 'כש', 'כשה', 'ומה', 'ושה', 'וכש', 'מש'],
];
