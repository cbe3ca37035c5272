// The unit tests of `npm test`. A test process that the system ends by a signal says nothing about the tests in it,
// so its file is run again, once and said aloud; a test that fails is never run again.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { run, tool } from './run.mjs';
import { root } from './setup.mjs';

const reports = join(root, 'node_modules', '.cache', 'reports');

/** The files whose process died by a signal, as `[file, signal]`, read from what Vitest printed. */
export function diedBySignal(output) {
  const found = stripVTControlCharacters(output).matchAll(
    /Worker exited unexpectedly with signal (\w+) during \w+ state while running test file (\S+)/g,
  );
  return [...new Map([...found].map(([, signal, file]) => [file, signal]))];
}

/** What V8 said last of a process it ended itself. */
export function lastWordsOf(output) {
  const lines = stripVTControlCharacters(output).split('\n');
  return lines.filter((line) => /^# \S|FATAL ERROR|^\s*\d+: 0x/.test(line)).slice(0, 24);
}

/** Runs Vitest on all files, or on `files`; answers `{status, output, results}`, results by file. */
async function vitest(files) {
  mkdirSync(reports, { recursive: true });
  const out = join(reports, 'unit.json');
  rmSync(out, { force: true });
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${out}`];
  const { status, output } = await run(tool('vitest'), ['run', ...reporters, ...files], { quiet: true });
  const results = existsSync(out) ? JSON.parse(readFileSync(out, 'utf8')).testResults : [];
  return { status, output, results: new Map(results.map((file) => [file.name, file])) };
}

const testsOf = (results) =>
  [...results.values()].flatMap((file) =>
    file.assertionResults.length > 0 ? file.assertionResults : [{ status: file.status, fullName: file.name }],
  );
const failedOf = (results) => testsOf(results).filter((test) => test.status === 'failed');

/** Runs the stage; answers `{passed, failed, skipped}`. */
export async function unit() {
  const first = await vitest([]);
  let { status } = first;
  const { results } = first;
  const died = diedBySignal(first.output);
  if (status !== 0) process.stdout.write(first.output);
  if (died.length > 0) {
    for (const line of lastWordsOf(first.output)) console.log(`     ${line}`);
    for (const [file, signal] of died) {
      console.log(`     the process of ${relative(root, file)} died by ${signal}; that file runs again`);
      results.delete(file);
    }
    const errors = Number(/Errors\s+(\d+) error/.exec(stripVTControlCharacters(first.output))?.[1] ?? 0);
    const others = failedOf(results).length > 0 || errors !== died.length;
    const again = await vitest(died.map(([file]) => file));
    if (again.status !== 0) process.stdout.write(again.output);
    for (const [file, result] of again.results) results.set(file, result);
    status = others ? status : again.status;
  }
  const tests = testsOf(results);
  // Last, because whoever reads the end of a long log wants just this.
  for (const { fullName, failureMessages } of failedOf(results))
    console.log(
      `     FAILED ${fullName}\n       ${stripVTControlCharacters(failureMessages?.[0] ?? '')
        .split('\n')
        .slice(0, 6)
        .join('\n       ')}`,
    );
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: Math.max(failedOf(results).length, status === 0 ? 0 : 1),
    skipped: tests.filter((test) => ['skipped', 'pending', 'todo'].includes(test.status)).map((test) => test.fullName),
  };
}
