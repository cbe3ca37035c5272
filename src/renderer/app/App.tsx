import { I18nProvider } from 'react-aria-components';
import { ArchiveProvider } from '../client/archive-context.tsx';
import type { Connection } from '../client/connection.ts';
import { LANGUAGE } from '../ui/catalogue.ts';
import { Start } from './Start.tsx';

/** The whole renderer over one connection to the archive. */
export function App({ connection }: { readonly connection: Connection }) {
  return (
    <I18nProvider locale={LANGUAGE}>
      <ArchiveProvider connection={connection}>
        <Start />
      </ArchiveProvider>
    </I18nProvider>
  );
}
