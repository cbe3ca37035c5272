import { Fragment } from 'react';

/** Names side by side, each in its own direction. */
export function Names({ names }: { readonly names: readonly string[] }) {
  return names.map((name, nth) => (
    <Fragment key={name}>
      {nth === 0 ? null : ' · '}
      <bdi>{name}</bdi>
    </Fragment>
  ));
}
