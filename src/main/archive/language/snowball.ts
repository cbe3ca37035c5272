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

/** The stem of a folded form, made by Lunr's pipeline for the language; the form itself where there is no stemmer we trust. */
export function snowball(lang: string, form: string): string {
  const pipeline = pipelineOf(lang);
  if (!pipeline) return form;
  // @types/lunr leaves out the metadata, which is optional.
  const [term] = pipeline.runString(form);
  return term ?? form;
}

const PLUGINS: Readonly<Record<string, (lunr: object) => void>> = { da, de, es, fi, fr, hu, it, nl, no, pt, ro, ru, sv };

const pipelines = new Map<string, lunr.Pipeline>();

function pipelineOf(lang: string): lunr.Pipeline | null {
  const known = pipelines.get(lang);
  if (known) return known;
  const stemmer = lang === 'en' ? lunr.stemmer : pluginStemmer(lang);
  if (!stemmer) return null;
  const pipeline = new lunr.Pipeline();
  pipeline.add(stemmer);
  pipelines.set(lang, pipeline);
  return pipeline;
}

function pluginStemmer(lang: string): lunr.PipelineFunction | null {
  const plugin = PLUGINS[lang];
  if (!plugin) return null;
  if (!('stemmerSupport' in lunr)) support(lunr);
  plugin(lunr);
  // Safe: a plugin of lunr-languages hangs its functions on lunr under its language's name.
  return (lunr as unknown as Record<string, { stemmer: lunr.PipelineFunction }>)[lang]?.stemmer ?? null;
}
