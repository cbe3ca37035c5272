import type { Host } from './host.ts';

/** Saves a text as a file: through the desktop's dialog, or as a download of the browser. Gives where it went, null when the person thought better of it. */
export async function saveText(host: Host, name: string, text: string, mime: string): Promise<string | null> {
  if (host.desktop) return (await host.desktop.saveText({ name, text })).path;
  const url = URL.createObjectURL(new Blob([text], { type: mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return name;
}
