import lunr from 'lunr';
import da from 'lunr-languages/lunr.da.js';
import de from 'lunr-languages/lunr.de.js';
import es from 'lunr-languages/lunr.es.js';
import fi from 'lunr-languages/lunr.fi.js';
import fr from 'lunr-languages/lunr.fr.js';
import hu from 'lunr-languages/lunr.hu.js';
import it from 'lunr-languages/lunr.it.js';
import nl from 'lunr-languages/lunr.nl.js';
import no from 'lunr-languages/lunr.no.js';
import pt from 'lunr-languages/lunr.pt.js';
import ro from 'lunr-languages/lunr.ro.js';
import ru from 'lunr-languages/lunr.ru.js';
import support from 'lunr-languages/lunr.stemmer.support.js';
import sv from 'lunr-languages/lunr.sv.js';

/** What Lunr knows of a language: its stemmer, and the filter that answers nothing for its common words. */
export interface LunrLanguage {
  readonly stemmer: lunr.PipelineFunction;
  readonly stopWordFilter: lunr.PipelineFunction;
}

const PLUGINS: Readonly<Record<string, (lunr: object) => void>> = { da, de, es, fi, fr, hu, it, nl, no, pt, ro, ru, sv };

/** The languages Lunr knows. */
export const LUNR_LANGUAGES: readonly string[] = ['en', ...Object.keys(PLUGINS)];

/** Lunr's own functions for English and those of its plugins for the others; null for a language it does not know. */
export function lunrLanguage(lang: string): LunrLanguage | null {
  if (lang === 'en') return { stemmer: lunr.stemmer, stopWordFilter: lunr.stopWordFilter };
  const known = loaded.get(lang);
  if (known) return known;
  const plugin = PLUGINS[lang];
  if (!plugin) return null;
  if (!('stemmerSupport' in lunr)) support(lunr);
  plugin(lunr);
  // Safe: a plugin of lunr-languages hangs its functions on lunr under its language's name.
  const functions = (lunr as unknown as Record<string, LunrLanguage>)[lang];
  if (functions) loaded.set(lang, functions);
  return functions ?? null;
}

/** A plugin that is run again warns that it overwrites itself. */
const loaded = new Map<string, LunrLanguage>();
