import { createHash } from 'node:crypto';
import { escapeHtml } from '../../../../shared/block-html.ts';
import { READING_ROOM_STYLE } from './reading-room-style.ts';

/** A whole page that opens offline: no scripts, nothing from elsewhere, its one style sheet named by hash, so that nothing else can style or load. `body` is safe HTML. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${READING_ROOM_STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** A link out, for http and https only; anything else stays text. */
export function outsideLink(url: string): string {
  const shown = escapeHtml(url);
  return /^https?:\/\//i.test(url) ? `<a href="${shown}" rel="noreferrer noopener">${shown}</a>` : shown;
}

// `file:` beside 'self': browsers differ on whether a page on disk is itself.
const POLICY = [
  "default-src 'none'",
  "img-src 'self' file:",
  `style-src 'sha256-${createHash('sha256').update(READING_ROOM_STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
