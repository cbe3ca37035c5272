/** What the desktop window's bridge leaves on `window.pressmarkHost`: the one thing it exposes. A browser page has none. */
export interface HostMarker {
  readonly kind: 'desktop';
  /** Where stored images and renditions are loaded from: append a hash. */
  readonly content: string;
  readonly platform: 'darwin' | 'linux' | 'win32';
}

/** The name of the message that hands a port over, and of the one channel it travels on to the shell. */
export const PORT_MESSAGE = 'pressmark:port';
