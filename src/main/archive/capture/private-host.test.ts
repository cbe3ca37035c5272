import { expect, test } from 'vitest';
import { isPrivateHost } from './private-host.ts';

test.each([
  ['http://localhost/story', true],
  ['http://LOCALHOST:8080/', true],
  ['http://localhost./', true],
  ['https://site.localhost/', true],
  ['http://127.0.0.1/', true],
  ['http://2130706433/', true],
  ['http://127.9.9.9:81/', true],
  ['http://10.0.0.7/', true],
  ['http://172.16.0.1/', true],
  ['http://192.168.1.20/news', true],
  ['http://169.254.169.254/', true],
  ['http://100.64.0.1/', true],
  ['http://[::1]:3000/', true],
  ['http://[fd00::1]/', true],
  ['http://[fe80::1]/', true],
  ['http://[::ffff:192.168.1.20]/', true],
  ['http://93.184.215.14/', false],
  ['http://172.32.0.1/', false],
  ['http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/', false],
  ['http://0.0.0.0/', false],
  ['http://224.0.0.1/', false],
  ['http://192.0.2.1/', false],
  ['https://valley.example/story', false],
  ['https://localhost.valley.example/', false],
  ['https://notlocalhost/', false],
  ['http://router.local/', false],
  ['http://', false],
])('%s as typed allows a private address: %s', (address, expected) => {
  expect(isPrivateHost(address)).toBe(expected);
});
