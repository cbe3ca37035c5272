import type { Logger } from '../archive/ports.ts';

/** Writes what happens to standard error, one line each, errors with all they know. */
export function stderrLogger(write: (line: string) => void = (line) => process.stderr.write(line)): Logger {
  const level = (name: string) => (message: string, facts?: Readonly<Record<string, unknown>>) =>
    write(
      `${new Date().toISOString()} ${name} ${message}${Object.entries(facts ?? {})
        .map(([key, value]) => ` ${key}=${inWords(value)}`)
        .join('')}\n`,
    );
  return { info: level('info'), warn: level('warn'), error: level('error') };
}

function inWords(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
