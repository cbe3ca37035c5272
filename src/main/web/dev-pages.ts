import type { PageFiles } from '../api/page-files.ts';

/** The page as a development server builds it, fetched through this host so that the page keeps one origin. */
export function devPages(rendererUrl: string): PageFiles {
  return {
    async get(url) {
      const answer = await fetch(new URL(url, rendererUrl));
      if (!answer.ok) return null;
      return { type: answer.headers.get('content-type') ?? 'application/octet-stream', bytes: await answer.bytes() };
    },
  };
}

/** The page's policy while it is developed: the development server adds inline scripts and a socket of its own. */
export function forDevelopment(headers: Readonly<Record<string, string>>, rendererUrl: string): Readonly<Record<string, string>> {
  const { host, origin } = new URL(rendererUrl);
  const policy = (headers['content-security-policy'] ?? '')
    .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    .replace(/style-src [^;]*/, "style-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", `connect-src 'self' ${origin} ws://${host}`);
  return { ...headers, 'content-security-policy': policy };
}
