import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type BridgeParts, setupBridge } from './bridge.ts';

const exposed: [string, unknown][] = [];
const sent: unknown[][] = [];
let hear: (event: object) => unknown = () => undefined;
const page = {
  addEventListener: (_type: string, listener: (event: object) => unknown) => {
    hear = listener;
  },
};

beforeEach(() => {
  exposed.length = 0;
  sent.length = 0;
  setupBridge({
    contextBridge: { exposeInMainWorld: (name, value) => exposed.push([name, value]) },
    ipcRenderer: { postMessage: (...args) => sent.push(args) },
    window: page as unknown as BridgeParts['window'], // safe: the bridge only listens on it
    platform: 'freebsd',
  });
});

describe('the bridge', () => {
  it('exposes one frozen marker and nothing of Electron', () => {
    expect(exposed).toEqual([['pressmarkHost', { kind: 'desktop', content: 'content://object/', platform: 'linux' }]]);
    expect(Object.isFrozen(exposed[0]?.[1])).toBe(true);
  });

  it('hands one port on, over one channel, once', () => {
    const port = {};
    expect(hear({ source: page, data: { type: 'pressmark:port' }, ports: [port] })).toBeUndefined();
    expect(sent).toEqual([['pressmark:port', null, [port]]]);
  });

  it('hands nothing on for any other message', () => {
    const port = {};
    const data = { type: 'pressmark:port' };
    for (const event of [
      { source: {}, data, ports: [port] },
      { source: null, data, ports: [port] },
      { source: page, data, ports: [] },
      { source: page, data, ports: [port, port] },
      { source: page, data: { type: 'other' }, ports: [port] },
      { source: page, data: 'pressmark:port', ports: [port] },
      { source: page, data: null, ports: [port] },
    ])
      hear(event);
    expect(sent).toEqual([]);
  });
});

const built = (() => {
  try {
    return readFileSync(join(import.meta.dirname, '../../out/preload/index.cjs'), 'utf8');
  } catch {
    return null; // not built
  }
})();

describe.skipIf(built === null)('the built bridge', () => {
  it('stands alone: CommonJS, and Electron is all it asks for', () => {
    expect([...(built ?? '').matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name?.slice(1, -1))).toEqual(['electron']);
    expect(built).not.toMatch(/^\s*(import|export)\s/m);
  });
});
