import type { ObjectProblem, VerifyReport } from '../../../shared/contract/fixity.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { t } from './messages.ts';

/** One line of what a check found. */
export type Problem =
  | { readonly kind: 'object'; readonly key: string; readonly problem: ObjectProblem }
  | { readonly kind: 'note'; readonly key: string; readonly what: string; readonly text: string; readonly isKnown: boolean };

/** Everything a report found, the gravest first: objects that nobody knows of, the journal, files, then what is known and what is merely strange. */
export function problemsOf(report: VerifyReport): Problem[] {
  const objects = [...report.changed, ...report.missing].map(
    (problem): Problem => ({ kind: 'object', key: `object-${problem.object}`, problem }),
  );
  const isKnown = (one: Problem) => (one.kind === 'object' ? one.problem.isKnown : one.isKnown);
  const note = (what: string, text: string, known = false): Problem => ({
    kind: 'note',
    key: `${what}-${text}`,
    what,
    text,
    isKnown: known,
  });
  const others = [
    ...report.journal.problems.map((text) => note(t('problem.journal'), text)),
    ...report.anchors.behind.map((head) => note(t('problem.anchor'), t('problem.behind', { ...head, seq: String(head.seq) }))),
    ...report.files.map(({ path, problem }) => note(t('problem.file'), `${path}: ${problem}`)),
    ...report.journal.known.map((text) => note(t('problem.journal'), text, true)),
    ...report.orphans.map((path) => note(t('problem.unknown'), path, true)),
  ];
  const all = [...objects, ...others];
  return [...all.filter((one) => !isKnown(one)), ...all.filter(isKnown)];
}

/** What is wrong with an object, in the words of a row; `shown` says how hashes are written. */
export function objectWords(problem: ObjectProblem, shown: (hash: string) => string = shortHash): string {
  const { expectedBytes, foundBytes, found, object, reason } = problem;
  if (reason === 'missing' || reason === 'elsewhere') return t('problem.expected', { hash: shown(object) });
  if (found !== null) return `${t('problem.expected', { hash: shown(object) })}  ${t('problem.found', { hash: shown(found) })}`;
  if (expectedBytes !== null && foundBytes !== null && expectedBytes !== foundBytes)
    return t('problem.bytes', { found: formatBytes(foundBytes), expected: formatBytes(expectedBytes) });
  return t('problem.expected', { hash: shown(object) });
}

/** A hash as people compare them: its two ends. */
export function shortHash(hash: string): string {
  return hash.length > 14 ? `${hash.slice(0, 8)}…${hash.slice(-4)}` : hash;
}
