import type { ExportFormat } from '../../../shared/contract/exchange.ts';

/** Formats in the order they are offered. */
export const FORMATS: readonly ExportFormat[] = ['html', 'markdown', 'text', 'csv', 'jsonl', 'bibtex', 'ris', 'csl-json'];

/** Ready choices of formats. */
export const PRESETS = {
  reading: ['html'],
  markdown: ['markdown'],
  data: ['csv', 'jsonl'],
  citations: ['bibtex', 'ris', 'csl-json'],
} as const satisfies Readonly<Record<string, readonly ExportFormat[]>>;
export type Preset = keyof typeof PRESETS;
export const PRESET_NAMES: readonly Preset[] = ['reading', 'markdown', 'data', 'citations'];

/** The preset that chooses exactly these formats; `own` when none does. */
export function presetOf(formats: ReadonlySet<ExportFormat>): Preset | 'own' {
  return (
    PRESET_NAMES.find((name) => PRESETS[name].length === formats.size && PRESETS[name].every((format) => formats.has(format))) ??
    'own'
  );
}

/** The formats that can carry images. */
export function carriesImages(formats: ReadonlySet<ExportFormat>): boolean {
  return formats.has('html') || formats.has('markdown');
}
