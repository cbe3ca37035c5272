import type { ExportFormat, ExportOptions } from '../../../shared/contract/exchange.ts';

/** What is chosen in the dialog, apart from which articles. */
export interface Choices {
  readonly what: 'results' | 'selection';
  readonly formats: ReadonlySet<ExportFormat>;
  readonly captures: ExportOptions['captures'];
  readonly order: ExportOptions['order'];
  readonly tags: boolean;
  readonly images: boolean;
  readonly notes: boolean;
  readonly csvBom: boolean;
}
