import { ArchiveError } from '../../../shared/archive-error.ts';
import { type CaptureFailure, captureFailure, type FailureReason, failureFacts } from './capture-failure.ts';

/** A network error as a capture failure: what broke, on which host, what to do. */
export function networkFailure(error: unknown, url: string): CaptureFailure {
  if (error instanceof ArchiveError && failureFacts(error) !== null) {
    // Safe: it carries facts, so `captureFailure` made it.
    return error as CaptureFailure;
  }
  const reason = reasonOf(error);
  const { hostname } = new URL(url);
  const detail = error instanceof Error ? error.message : String(error);
  return captureFailure(
    'failed',
    `${hostname} ${SENTENCES[reason]}`,
    { reason, url, hostname, code: codeOf(error), detail },
    { cause: error },
  );
}

/** Whether another try can help. */
export function isRetryable(error: unknown): boolean {
  const reason = failureFacts(error)?.reason;
  return reason === 'connect' || reason === 'timeout';
}

const SENTENCES: Record<FailureReason, string> = {
  dns: 'could not be found: its name does not resolve. Check the address and the connection.',
  tls: 'has a security certificate or encryption that cannot be trusted, so nothing was saved. Check that the address is right.',
  connect: 'did not accept the connection or broke it off. It may be down; try again later.',
  timeout: 'did not answer in time. Try again later.',
  protocol: 'answered with something that is not HTTP. Check the address and the port.',
  'http-status': 'answered with an error.',
  'too-large': 'sent more than a page may hold.',
  'blocked-address': 'is not on the public internet.',
  unsupported: 'sent something that cannot be read.',
  redirects: 'keeps redirecting.',
  empty: 'sent an empty page.',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function reasonOf(error: unknown): FailureReason {
  const code = codeOf(error);
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || name === 'AbortError') return 'timeout';
  if (/^(ENOTFOUND|EAI_|ENODATA|ESERVFAIL)/.test(code)) return 'dns';
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return 'timeout';
  if (/TLS|CERT|SSL|EPROTO|SELF_SIGNED|UNABLE_TO_|ALTNAME|HOSTNAME_MISMATCH/.test(code)) return 'tls';
  if (/^HPE_|HEADERS_OVERFLOW|UND_ERR_(?:RESPONSE|INVALID)|HTTP_PARSER/.test(code) || name === 'HTTPParserError')
    return 'protocol';
  return 'connect';
}
