import { rm, writeFile } from 'node:fs/promises';

/** A file beside the command socket, which only the owner may read, from which scripts learn where to call and with which secret. */
export interface ScriptAccess {
  readonly file: string;
  remove(): Promise<void>;
}

/** Writes the file anew for this run. `socketPath` lies in a folder that the owner alone may enter. */
export async function offerScriptAccess(
  socketPath: string,
  facts: { readonly url: string; readonly secret: string },
): Promise<ScriptAccess> {
  const file = `${socketPath}.json`;
  await rm(file, { force: true });
  await writeFile(file, `${JSON.stringify(facts)}\n`, { mode: 0o600, flag: 'wx' });
  return { file, remove: () => rm(file, { force: true }) };
}
