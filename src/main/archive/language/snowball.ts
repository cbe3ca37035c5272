import lunr from 'lunr';
import { lunrLanguage } from './lunr-plugins.ts';

/** The stem of a folded form, made by Lunr's pipeline for the language; the form itself where there is no stemmer we trust. */
export function snowball(lang: string, form: string): string {
  const pipeline = pipelineOf(lang);
  if (!pipeline) return form;
  // @types/lunr leaves out the metadata, which is optional.
  const [term] = pipeline.runString(form);
  return term ?? form;
}

const pipelines = new Map<string, lunr.Pipeline>();

function pipelineOf(lang: string): lunr.Pipeline | null {
  const known = pipelines.get(lang);
  if (known) return known;
  const stemmer = lunrLanguage(lang)?.stemmer;
  if (!stemmer) return null;
  const pipeline = new lunr.Pipeline();
  pipeline.add(stemmer);
  pipelines.set(lang, pipeline);
  return pipeline;
}
