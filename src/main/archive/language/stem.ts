import { arabicRoot } from './arabic-root.ts';
import { withParticles } from './glued-particles.ts';
import { hebrewStem } from './hebrew-stem.ts';
import { hindiStem } from './hindi-stem.ts';
import { persianStem } from './persian-stem.ts';
import { snowball } from './snowball.ts';
import { turkishStem } from './turkish-stem.ts';
import { ukrainianStem } from './ukrainian-stem.ts';

/** The term a folded form stands for in text of a language. It depends on these two alone, so that index and query cannot disagree. */
export function termOf(lang: string | null, form: string): string {
  const rules = rulesOf(lang, form);
  const cache = cacheOf(rules);
  const known = cache.get(form);
  if (known !== undefined) return known;
  // A million names in one archive must not become a million cached strings.
  if (cache.size > 100_000) cache.clear();
  const term = makeTerm(rules, form);
  cache.set(form, term);
  return term;
}

/** The language whose rules a text is read by: the primary subtag, empty when there is none. */
export function analyserOf(lang: string | null): string {
  const primary = /^[a-z]{2,3}(?=$|[-_])/i.exec(lang ?? '')?.[0].toLowerCase() ?? '';
  return primary === 'nb' || primary === 'nn' ? 'no' : primary;
}

/** Every term a typed word may stand for in texts of these languages, the plain form first, none twice: with the particles some write onto its front too. */
export function termsOf(form: string, langs: readonly string[]): string[] {
  return [
    ...new Set([
      ...stemsOf(form, langs),
      ...langs.flatMap((lang) => withParticles(lang, form).map((glued) => termOf(lang, glued))),
    ]),
  ];
}

/** The terms of the typed word as it is. */
export function stemsOf(form: string, langs: readonly string[]): string[] {
  const terms = new Set([termOf(null, form)]);
  for (const lang of langs) {
    terms.add(termOf(lang, form));
    if (lang === 'de') terms.add(termOf(lang, form.replace(GERMAN_SPELLING, '$1')));
  }
  return [...terms];
}

/** `mueller` for Müller: taken for an umlaut only before two letters, so that `does` and `blue` stay themselves. */
const GERMAN_SPELLING = /(?<=^|[^aeiouq])([aou])e(?=[a-z]{2})/g;

type Script = 'latin' | 'cyrillic' | 'arabic' | 'other';

const SCRIPT_OF_LANGUAGE: Readonly<Record<string, Script>> = {
  ar: 'arabic',
  fa: 'arabic',
  ur: 'arabic',
  ps: 'arabic',
  ckb: 'arabic',
  ru: 'cyrillic',
  uk: 'cyrillic',
  be: 'cyrillic',
  bg: 'cyrillic',
  mk: 'cyrillic',
  sr: 'cyrillic',
  kk: 'cyrillic',
  he: 'other',
  yi: 'other',
  el: 'other',
  zh: 'other',
  ja: 'other',
  ko: 'other',
  th: 'other',
  lo: 'other',
  km: 'other',
  my: 'other',
  hi: 'other',
  hy: 'other',
  ka: 'other',
};

/** A word in another script than its article's is read by the rules of that script's commonest language: "banks" in an Arabic article. */
const LANGUAGE_OF_SCRIPT: Readonly<Record<Script, string>> = { latin: 'en', cyrillic: 'ru', arabic: 'ar', other: '' };

const caches = new Map<string, Map<string, string>>();

function cacheOf(rules: string): Map<string, string> {
  let cache = caches.get(rules);
  if (!cache) {
    cache = new Map();
    caches.set(rules, cache);
  }
  return cache;
}

function rulesOf(lang: string | null, form: string): string {
  const analyser = analyserOf(lang);
  if (analyser === '') return '';
  const script = scriptOf(form);
  return script === 'other' || script === (SCRIPT_OF_LANGUAGE[analyser] ?? 'latin') ? analyser : LANGUAGE_OF_SCRIPT[script];
}

function scriptOf(form: string): Script {
  const code = form.charCodeAt(0);
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x250)) return 'latin';
  if (code >= 0x400 && code < 0x530) return 'cyrillic';
  return code >= 0x620 && code < 0x780 ? 'arabic' : 'other';
}

/** Light rules of our own, where Lunr's languages have none or none that holds on folded words. */
const OWN_RULES: Readonly<Record<string, (form: string) => string>> = {
  ar: arabicRoot,
  fa: persianStem,
  he: hebrewStem,
  hi: hindiStem,
  tr: turkishStem,
  uk: ukrainianStem,
};

function makeTerm(rules: string, form: string): string {
  const word = bare(rules, form);
  const own = OWN_RULES[rules];
  return (own ? own(word) : snowball(rules, word)) || word;
}

/** What an apostrophe cuts off: the English possessive, and the case endings of Turkic names. */
function bare(rules: string, form: string): string {
  const apostrophe = form.indexOf("'");
  if (apostrophe <= 0) return form;
  if (rules === 'tr' || rules === 'az' || rules === 'uz') return form.slice(0, apostrophe);
  return form.endsWith("'s") ? form.slice(0, -2) : form;
}
