/** Where the app's page lives in the desktop window. */
export const APP_ORIGIN = 'app://bundle';

/** The page's origin: its own scheme, or the development server while the page is being written. */
export function pageOrigin(developed: string | undefined): string {
  return developed ? new URL(developed).origin : APP_ORIGIN;
}

/** The origin of an address as the guards compare it. Node gives custom schemes the origin `null`, so scheme and host are joined here. */
export function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, username, password } = new URL(url);
  return username || password ? null : `${protocol}//${host}`;
}
