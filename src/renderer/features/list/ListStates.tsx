import { CircleAlert, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Scope } from '../../../shared/contract/shapes/result-spec.ts';
import { failureText } from '../../client/failure.ts';
import type { ResultSet, ResultState } from '../../client/result-set.ts';
import { Button } from '../../ui/Button.tsx';
import { StateCard } from '../../ui/StateCard.tsx';
import styles from './ListPane.module.css';
import { t } from './messages.ts';

interface Props {
  readonly place: string;
  readonly scope: Scope;
  readonly hasQuery: boolean;
  readonly hasFilters: boolean;
  readonly state: ResultState;
  readonly results: ResultSet;
  readonly onSearchEverywhere: () => void;
  readonly onRemoveFilters: () => void;
  readonly onRelax: (spec: { readonly scope: Scope; readonly query: string; readonly filters: string[] }) => void;
  readonly onAddHere: () => void;
  readonly firstRun: ReactNode;
}

/** What the list shows when it has no rows: an error, no match with the ways out, or an empty place with the next step. */
export function ListStates(props: Props) {
  const { place, scope, hasQuery, hasFilters, state, results, firstRun } = props;
  if (state.error !== null) return <Failed error={state.error} onRetry={() => void results.refresh()} />;
  if (hasQuery || hasFilters) return <NoMatch {...props} />;
  if (firstRun) return <>{firstRun}</>;
  return (
    <StateCard
      title={t(`empty.${scope.kind}`, { place })}
      testId="list.empty"
      actions={scope.kind === 'collection' ? <Button onPress={props.onAddHere}>{t('empty.collection.add')}</Button> : null}
    />
  );
}

function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const details = failureText(error);
  return (
    <StateCard
      icon={CircleAlert}
      tone="error"
      title={t('error')}
      testId="list.error"
      actions={
        <>
          <Button kind="main" onPress={onRetry}>
            {t('error.retry')}
          </Button>
          <Button onPress={() => void navigator.clipboard.writeText(details)}>{t('error.copy')}</Button>
        </>
      }
    >
      {details}
    </StateCard>
  );
}

function NoMatch({ place, scope, hasFilters, state, onSearchEverywhere, onRemoveFilters, onRelax }: Props) {
  const nothing = state.facts?.nothing;
  return (
    <StateCard
      icon={SearchX}
      title={scope.kind === 'all' ? t('nothing.all') : t('nothing', { place })}
      testId="list.nothing"
      actions={
        <>
          {nothing?.relaxations.map((relaxation) => (
            <Button key={relaxation.text} onPress={() => onRelax(relaxation.spec)} testId="list.relax">
              {t('nothing.relax', { text: relaxation.text, count: relaxation.count })}
            </Button>
          ))}
          {scope.kind === 'all' ? null : <Button onPress={onSearchEverywhere}>{t('nothing.everywhere')}</Button>}
          {hasFilters ? <Button onPress={onRemoveFilters}>{t('nothing.filters')}</Button> : null}
        </>
      }
    >
      {nothing && nothing.counts.length > 1 ? (
        <div className={styles.parts}>
          <span>{t('nothing.each')}</span>
          {nothing.counts.map((part) => (
            <span key={part.text}>{t('nothing.count', { text: part.text, count: part.count })}</span>
          ))}
        </div>
      ) : null}
    </StateCard>
  );
}
