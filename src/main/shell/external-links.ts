import type { ElectronApi, Window } from './electron-api.ts';

/** What became of an address that a person clicked. */
export type LinkOutcome = 'opened' | 'copied' | 'refused' | 'left';

/** The longest address shown and opened. */
const MAX_LENGTH = 4_000;

/** Shows an address whole and opens it in the person's own browser only after a yes. The one place from which anything leaves the app. */
export async function openExternal(
  { clipboard, dialog, shell }: Pick<ElectronApi, 'clipboard' | 'dialog' | 'shell'>,
  window: Window,
  address: string,
): Promise<LinkOutcome> {
  const url = externalUrl(address);
  if (!url) return 'refused';
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Open this address in your browser?',
    detail: `${url}\n\nThe site will see that you opened it, and when.`,
    buttons: ['Copy Address', 'Open', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  if (response === 0) {
    await clipboard.writeText(url);
    return 'copied';
  }
  if (response !== 1) return 'left';
  await shell.openExternal(url);
  return 'opened';
}

/** A web address in its plain form (names in punycode, all else escaped), or null for anything that is none or hides where it leads. */
export function externalUrl(address: string): string | null {
  if (address !== address.trim() || address.length > MAX_LENGTH || !/^https?:\/\//i.test(address) || !URL.canParse(address))
    return null;
  const url = new URL(address);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isWeb || url.username !== '' || url.password !== '' || url.hostname === '') return null;
  return /^[\x21-\x7e]+$/.test(url.href) ? url.href : null;
}
