/** As much of jsdom as these tests use. */
declare module 'jsdom' {
  export interface TestAttribute {
    readonly name: string;
    readonly localName: string;
    readonly value: string;
  }
  export interface TestElement {
    readonly localName: string;
    readonly namespaceURI: string | null;
    readonly attributes: ArrayLike<TestAttribute>;
    readonly textContent: string;
    getAttribute(name: string): string | null;
    dispatchEvent(event: unknown): boolean;
  }
  export interface TestDocument {
    readonly documentElement: TestElement;
    readonly readyState: string;
    querySelectorAll(selector: string): ArrayLike<TestElement>;
    querySelector(selector: string): TestElement | null;
  }
  export interface TestWindow {
    readonly document: TestDocument;
    readonly DOMParser: new () => { parseFromString(text: string, type: string): TestDocument };
    readonly Event: new (type: string, options?: object) => unknown;
    [name: string]: unknown;
    close(): void;
  }
  export class JSDOM {
    constructor(
      html: string,
      options?: {
        readonly url?: string;
        readonly runScripts?: 'dangerously' | 'outside-only';
        readonly resources?: { readonly interceptors: readonly unknown[] };
        readonly virtualConsole?: VirtualConsole;
        readonly pretendToBeVisual?: boolean;
        readonly beforeParse?: (window: TestWindow) => void;
      },
    );
    readonly window: TestWindow;
  }
  export class VirtualConsole {}
  export function requestInterceptor(handle: (request: { readonly url: string }) => Response | undefined): unknown;
}
