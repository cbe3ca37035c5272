import type { Article } from '../../shared/contract/shapes/article.ts';
import { type Connection, clientOver, type Link } from '../client/connection.ts';
import { fakeService } from './fake-service.ts';

/** A connection to an archive in memory. `overrides` takes the place of single procedures, by `subject.verb`: for errors, waiting and odd answers. */
export function fakeConnection(
  options: {
    readonly count?: number;
    readonly articles?: Article[];
    readonly overrides?: { readonly [procedure: string]: (input: unknown) => unknown };
  } = {},
): Connection {
  const service = fakeService(options);
  const link: Link = {
    async call(path, input) {
      const name = path.join('.');
      const override = options.overrides?.[name];
      if (override) return override(input);
      const procedure: unknown = path.reduce<unknown>(
        (found, part) => (typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined),
        service,
      );
      if (typeof procedure !== 'function') throw new Error(`The fake archive has no ${name}.`);
      const filled =
        path[0] === 'search' || path[0] === 'timeline' ? { ...CONTRACT_DEFAULTS, ...asObject(input) } : (input ?? {});
      const answer: unknown = await Reflect.apply(procedure, service, [filled]);
      return answer;
    },
  };
  return {
    client: clientOver(link),
    host: { archiveName: 'Harbour casework', assetUrl: (sha256) => `/missing/${sha256}` },
    state: () => 'connected',
    subscribe: () => () => undefined,
    retry: () => undefined,
  };
}

/** What the contract fills in where a caller says nothing; there is no schema in the window to do it. */
const CONTRACT_DEFAULTS = { scope: { kind: 'all' }, query: '', filters: [], limit: 50, offset: 0, typing: false, snippets: true };

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
