import { describe, expect, it } from 'vitest';
import type { Job } from '../../../shared/contract/captures.ts';
import { causeOf, failedByCause } from './causes.ts';

const failed = (code: string, message: string): Job => ({
  id: message,
  source: 'https://a.example/',
  stage: 'failed',
  done: null,
  of: null,
  queuedAt: '2026-11-25T00:00:00Z',
  result: { source: 'https://a.example/', status: 'failed', warnings: [], error: { code, message } },
  retryable: true,
});

describe('why captures failed', () => {
  it.each([
    ['failed', 'a.example refused (403).', 'refused'],
    ['failed', 'The page is gone (404).', 'gone'],
    ['failed', 'Blocked for legal reasons (451).', 'legal'],
    ['failed', 'Too many requests (429).', 'busy'],
    ['failed', 'a.example didn’t answer in 20 s.', 'timeout'],
    ['failed', 'Couldn’t reach a.example.', 'unreachable'],
    ['failed', 'a.example could not be found: its name does not resolve.', 'unreachable'],
    ['failed', 'a.example did not accept the connection or broke it off.', 'unreachable'],
    ['failed', 'a.example has a security certificate that cannot be trusted.', 'tls'],
    ['failed', 'a.example did not answer in time. Try again later.', 'timeout'],
    ['failed', 'The connection to a.example isn’t private: its certificate has expired.', 'tls'],
    ['too-large', 'Over 300 MB.', 'too-large'],
    ['refused', '127.0.0.1 is an address of this computer.', 'address'],
    ['disk-full', 'Stopped: 300 MB left.', 'disk-full'],
    ['internal', 'Something else.', 'other'],
  ])('%s “%s” is %s', (code, message, cause) => {
    expect(causeOf(failed(code, message))).toBe(cause);
  });

  it('are grouped, and only what failed is', () => {
    const done: Job = { ...failed('failed', ''), stage: 'done', result: null };
    const groups = failedByCause([failed('failed', '404'), done, failed('failed', '410'), failed('failed', '403')]);
    expect(groups.map(({ cause, jobs }) => [cause, jobs.length])).toEqual([
      ['refused', 1],
      ['gone', 2],
    ]);
  });
});
