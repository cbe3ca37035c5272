import { EventPublisher } from '@orpc/server';

/** Commands chosen in the native menu, on their way to the page of one window. */
export interface CommandFeed<Key extends object> {
  send(to: Key, command: string): void;
  watch(of: Key, signal: AbortSignal | undefined): AsyncIterable<{ command: string }>;
}

/** Each window hears its own commands only. */
export function commandFeed<Key extends object>(): CommandFeed<Key> {
  const publishers = new WeakMap<Key, EventPublisher<{ command: { command: string } }>>();
  const of = (key: Key) => {
    const publisher = publishers.get(key) ?? new EventPublisher<{ command: { command: string } }>();
    publishers.set(key, publisher);
    return publisher;
  };
  return {
    send: (to, command) => of(to).publish('command', { command }),
    watch: (key, signal) => of(key).subscribe('command', { signal }),
  };
}
