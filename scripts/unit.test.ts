import { expect, test } from 'vitest';
import { diedBySignal, lastWordsOf } from './unit.mjs';

test('a process that died by a signal is told from a test that failed', () => {
  const printed =
    '\u001b[31mCaused by: Error\u001b[39m: Worker exited unexpectedly with signal SIGSEGV during started state while running test file /clone/src/a.test.ts\u001b[39m\n';
  expect(diedBySignal(printed + printed)).toEqual([['/clone/src/a.test.ts', 'SIGSEGV']]);
  expect(
    diedBySignal('Worker exited unexpectedly with exit code 1 during started state while running test file /clone/b.test.ts'),
  ).toEqual([]);
  expect(diedBySignal('AssertionError: expected 1 to be 2')).toEqual([]);
});

test('what the engine said before it ended a process is found in what was printed', () => {
  const printed =
    '· · ·\n#\n# Fatal error in , line 0\n# Check failed: node->IsInUse().\n#\n 1: 0xab8776  [node]\nFAIL one test\n';
  expect(lastWordsOf(printed)).toEqual(['# Fatal error in , line 0', '# Check failed: node->IsInUse().', ' 1: 0xab8776  [node]']);
  expect(lastWordsOf('AssertionError: expected 1 to be 2')).toEqual([]);
});
