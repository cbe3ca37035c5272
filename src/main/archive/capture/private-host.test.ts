import { expect, test } from 'vitest';
import { isPrivateHost } from './private-host.ts';

test.each([
  'localhost',
  'LOCALHOST.',
  'app.localhost',
  '127.0.0.1',
  '10.1.2.3',
  '192.168.0.9',
  '169.254.169.254',
  '100.64.1.1',
  '[::1]',
  '[fe80::1]',
  '[::ffff:10.0.0.1]',
])('%s is this computer or its network', (host) => {
  expect(isPrivateHost(host)).toBe(true);
});

test.each(['example.org', 'localhost.example.org', '93.184.215.14', '[2606:2800:21f:cb07:6820:80da:af6b:8b2c]'])(
  '%s is the outside world',
  (host) => {
    expect(isPrivateHost(host)).toBe(false);
  },
);
