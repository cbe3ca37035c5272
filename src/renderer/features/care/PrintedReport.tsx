import { createPortal } from 'react-dom';
import type { VerifyReport } from '../../../shared/contract/fixity.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { type DateStyle, formatMoment } from '../../ui/format-date.ts';
import { t } from './messages.ts';
import styles from './PrintedReport.module.css';
import { objectWords, problemsOf } from './problems.ts';

/** Some sixty pages: beyond them the saved report is the one to keep. */
const MOST_LINES = 1500;

interface Props {
  readonly report: VerifyReport;
  readonly archiveName: string;
  readonly path: string;
  readonly dateStyle: DateStyle;
}

/** The report of a check as it goes to paper or PDF: on screen it is nowhere, in print it is all there is. */
export function PrintedReport({ report, archiveName, path, dateStyle }: Props) {
  const problems = problemsOf(report);
  const facts: readonly (readonly [string, string])[] = [
    [t('print.archive'), archiveName],
    [t('print.path'), path],
    [t('print.when'), formatMoment(report.at, dateStyle)],
    [t('print.how'), t(`print.how.${report.mode}`)],
    [t('print.scope'), report.subset ? t('print.scope.part', report.subset) : t(`print.scope.${report.scope}`)],
    [
      t('print.size'),
      t('verify.size', {
        articles: t('articles', { count: report.articles }),
        captures: t('captures', { count: report.captures.checked }),
        bytes: formatBytes(report.bytes),
      }),
    ],
    [
      t('print.found'),
      [
        t('count.ok', { count: report.ok }),
        t('count.changed', { count: report.changed.length }),
        t('count.missing', { count: report.missing.length }),
        t('count.unknown', { count: report.orphans.length }),
      ].join(', '),
    ],
    [t('print.journal'), t('print.journal.records', { count: report.journal.records })],
    [t('print.app'), report.appVersion],
  ];
  return createPortal(
    <article className={styles.paper} aria-hidden data-print>
      <h1>{t('print.title')}</h1>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('problems')}</h2>
      {report.state === 'clean' ? <p>{t('verify.clean')}</p> : null}
      <ul>
        {problems.slice(0, MOST_LINES).map((one) => (
          <li key={one.key}>
            {one.kind === 'note'
              ? `${one.what}: ${one.text}`
              : `${one.problem.path || one.problem.object}: ${t(`problem.${one.problem.reason}`)}. ${objectWords(one.problem, (hash) => hash)}. ${one.problem.articles
                  .map(({ title }) => t('problem.article', { title }))
                  .join(', ')}`}
          </li>
        ))}
      </ul>
      {problems.length > MOST_LINES ? <p>{t('print.more', { count: problems.length - MOST_LINES })}</p> : null}
      <p>{t('print.meaning')}</p>
    </article>,
    document.body,
  );
}
