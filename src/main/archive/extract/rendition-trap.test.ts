import { JSDOM, requestInterceptor, VirtualConsole } from 'jsdom';
import { expect, it } from 'vitest';
import { makeRendition } from './rendition.ts';
import { BEACONS, SINKS } from './testing/beacons.ts';
import { XSS_PAYLOADS } from './testing/xss-payloads.ts';

/** Loads a page with scripts on and everything trapped; says what ran and what was asked for. */
function open(html: string): { readonly ran: boolean; readonly asked: readonly string[] } {
  const asked: string[] = [];
  const { window } = new JSDOM(html, {
    url: 'https://viewer.example/',
    runScripts: 'dangerously',
    virtualConsole: new VirtualConsole(),
    resources: {
      interceptors: [
        requestInterceptor((request) => {
          asked.push(request.url);
          return new Response('', { status: 404 });
        }),
      ],
    },
  });
  for (const element of Array.from(window.document.querySelectorAll('*'))) {
    for (const type of ['error', 'load', 'focus', 'click', 'toggle', 'mouseover']) element.dispatchEvent(new window.Event(type));
  }
  const ran = window.ran !== undefined;
  window.close();
  return { ran, asked };
}

it('springs the trap on pages as they came, so that the next test means something', () => {
  expect(open('<img src=x onerror="ran=1"><script>ran=1</script>').ran).toBe(true);
  expect(open('<link rel=stylesheet href="https://tracker.example/">').asked).toEqual(['https://tracker.example/']);
});

it('runs nothing and asks for nothing once a page is a rendition', () => {
  const inputs = [...XSS_PAYLOADS, ...BEACONS.flatMap(([, markup]) => SINKS.map(([, sink]) => sink(markup)))];
  for (let at = 0; at < inputs.length; at += 40) {
    // Several at once, each in a page of its own inside one window's markup: a window for each would take minutes.
    const bodies = inputs
      .slice(at, at + 40)
      .map((html) => makeRendition({ html, baseUrl: 'https://page.example/', resources: [] }).html);
    expect(open(bodies.join('\n')), bodies.join('\n')).toEqual({ ran: false, asked: [] });
  }
});
