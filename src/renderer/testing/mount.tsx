import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ArchiveProvider } from '../client/archive-context.tsx';
import type { Connection } from '../client/connection.ts';

/** A component on a page of its own, with the ways a person has to use it. */
export interface Mounted {
  /** Waits until something holds; what is asked of the archive takes its time. Fails with the last reason after five seconds. */
  until(check: () => void | Promise<void>): Promise<void>;
  find(testId: string): HTMLElement;
  all(testId: string): HTMLElement[];
  press(testId: string): Promise<void>;
  type(testId: string, text: string): Promise<void>;
  key(target: Element, key: string, modifiers?: KeyboardEventInit): Promise<void>;
  text(): string;
  unmount(): Promise<void>;
}

/** Mounts a component over a connection, on a page that has sizes although nothing lays it out. */
export async function mount(node: ReactNode, connection: Connection): Promise<Mounted> {
  lendSizes();
  const holder = document.createElement('div');
  document.body.append(holder);
  const root = createRoot(holder);
  await act(async () => root.render(<ArchiveProvider connection={connection}>{node}</ArchiveProvider>));
  const all = (testId: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid="${testId}"]`)];
  const find = (testId: string) => {
    const found = all(testId)[0];
    if (!found) throw new Error(`There is no “${testId}” in: ${document.body.textContent}`);
    return found;
  };
  const until = async (check: () => void | Promise<void>) => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      await act(async () => {
        await new Promise((resolve) => setTimeout(resolve, STEP_MS));
      });
      try {
        return await check();
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  };
  return {
    until,
    find,
    all,
    press: (testId) => act(async () => find(testId).click()),
    type: (testId, text) =>
      act(async () => {
        const field = find(testId);
        const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
        // React listens to what the browser's own setter does.
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    key: (target, key, modifiers = {}) =>
      act(async () => {
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers }));
      }),
    text: () => document.body.textContent ?? '',
    unmount: async () => {
      await act(async () => root.unmount());
      holder.remove();
    },
  };
}

const PATIENCE_MS = 5000;
const STEP_MS = 15;
const WIDTH = 900;
const HEIGHT = 300;

/** What jsdom leaves out and virtual lists, charts and themes ask for. */
function lendSizes(): void {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  for (const [name, px] of [
    ['offsetWidth', WIDTH],
    ['clientWidth', WIDTH],
    ['offsetHeight', HEIGHT],
    ['clientHeight', HEIGHT],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => px });
  }
  Reflect.set(
    globalThis,
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  Reflect.set(window, 'matchMedia', (query: string) => ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
  }));
  HTMLCanvasElement.prototype.getContext = () => null;
  HTMLElement.prototype.setPointerCapture = () => undefined;
  HTMLElement.prototype.releasePointerCapture = () => undefined;
}
