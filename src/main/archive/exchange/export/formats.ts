import type { ExportFormat } from '../../../../shared/contract/exchange.ts';
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { html } from './html.ts';
import { jsonl } from './jsonl.ts';
import { markdown } from './markdown.ts';
import { ris } from './ris.ts';
import { text } from './text.ts';

/** Every format that can be written. */
export const FORMATS: Readonly<Record<ExportFormat, Format>> = {
  markdown,
  html,
  text,
  jsonl,
  csv,
  bibtex,
  ris,
  'csl-json': cslJson,
};
