import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties may be set on an element's style. */
    [property: `--${string}`]: string | number | undefined;
  }
}
