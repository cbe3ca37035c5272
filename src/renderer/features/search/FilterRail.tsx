import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Check, Minus, PanelLeftClose } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { ResultSpec } from '../../../shared/contract/shapes/result-spec.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/catalogue.ts';
import { cx } from '../../ui/cx.ts';
import { formatPartialDate } from '../../ui/format-date.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { languageName } from '../../ui/language-name.ts';
import { StateCard } from '../../ui/StateCard.tsx';
import styles from './FilterRail.module.css';
import { type FacetState, stateOf, withoutField, withState } from './facet-state.ts';
import { t } from './messages.ts';
import { type Bar, barsOf } from './months.ts';

const FACETS = ['source', 'lang', 'tag', 'has'] as const;
const SHOWN = 7;

interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly clause: string;
}

interface Props {
  readonly spec: ResultSpec;
  readonly onFilters: (filters: string[]) => void;
  readonly onHide: () => void;
}

/** The rail of filters: how the result set spreads over time, sources, languages, tags. Each is counted over all filters but its own. */
export function FilterRail({ spec, onFilters, onHide }: Props) {
  const { orpc } = useArchive();
  const undated = { ...spec, filters: withoutField(spec.filters, 'date') };
  const months = useQuery({ ...orpc.search.facets.queryOptions({ input: undated }), placeholderData: keepPreviousData });
  return (
    <section className={styles.rail} aria-label={t('filters')} data-testid="search.rail">
      <header className={styles.header}>
        <h2 className={styles.title}>{t('filters')}</h2>
        <IconButton icon={PanelLeftClose} label={t('filters.hide')} size={16} onPress={onHide} mirrors />
      </header>
      <div className={styles.body}>
        {months.isError ? (
          <StateCard
            tone="error"
            title={t('facet.failed')}
            actions={<Button onPress={() => void months.refetch()}>{t('facet.retry')}</Button>}
          />
        ) : (
          <>
            <Months months={months.data?.months ?? []} />
            {FACETS.map((field) => (
              <Facet key={field} field={field} spec={spec} onFilters={onFilters} />
            ))}
          </>
        )}
      </div>
    </section>
  );
}

function Facet({
  field,
  spec,
  onFilters,
}: {
  readonly field: (typeof FACETS)[number];
  readonly spec: ResultSpec;
  readonly onFilters: (filters: string[]) => void;
}) {
  const { orpc } = useArchive();
  const [isWhole, setWhole] = useState(false);
  const others = { ...spec, filters: withoutField(spec.filters, field) };
  const facets = useQuery({ ...orpc.search.facets.queryOptions({ input: others }), placeholderData: keepPreviousData });
  const values = facets.data?.[field] ?? [];
  if (values.length === 0) return null;
  const most = values[0]?.count ?? 1;
  const shown = isWhole ? values : values.filter((value, nth) => nth < SHOWN || stateOf(spec.filters, value.clause) !== 'off');
  return (
    <fieldset className={styles.facet}>
      <legend className={styles.legend}>{t(`field.${field}`)}</legend>
      {shown.map((value) => (
        <FacetRow
          key={value.value}
          value={value}
          label={labelOf(field, value)}
          share={value.count / most}
          state={stateOf(spec.filters, value.clause)}
          onState={(state) => onFilters(withState(spec.filters, value.clause, state))}
        />
      ))}
      {values.length > SHOWN ? (
        <Button kind="link" isCompact onPress={() => setWhole(!isWhole)}>
          {isWhole ? t('facet.fewer') : t('facet.more', { count: values.length - shown.length })}
        </Button>
      ) : null}
    </fieldset>
  );
}

interface FacetRowProps {
  readonly value: FacetValue;
  readonly label: string;
  readonly share: number;
  readonly state: FacetState;
  readonly onState: (state: FacetState) => void;
}

function FacetRow({ value, label, share, state, onState }: FacetRowProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== '-') return;
    event.preventDefault();
    event.stopPropagation();
    onState(state === 'exclude' ? 'off' : 'exclude');
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: it has three states, which a native checkbox has not
    <button
      type="button"
      role="checkbox"
      aria-checked={state === 'include' ? true : state === 'exclude' ? 'mixed' : false}
      aria-label={t(`facet.${state}`, { value: label, count: value.count })}
      title={t('facet.hint')}
      className={cx(styles.row, styles[state])}
      onClick={(event) => onState(event.altKey ? (state === 'exclude' ? 'off' : 'exclude') : state === 'off' ? 'include' : 'off')}
      onKeyDown={onKeyDown}
      data-testid="search.facet"
    >
      <span className={styles.box} aria-hidden>
        {state === 'include' ? (
          <Check size={12} strokeWidth={3} />
        ) : state === 'exclude' ? (
          <Minus size={12} strokeWidth={3} />
        ) : null}
      </span>
      <span className={styles.label} aria-hidden>
        <bdi>{label}</bdi>
        <span className={styles.bar} style={{ inlineSize: `${Math.max(4, share * 100)}%` }} />
      </span>
      <span className={styles.count} aria-hidden>
        {formatNumber(value.count)}
      </span>
    </button>
  );
}

function labelOf(field: (typeof FACETS)[number], { value, label }: FacetValue): string {
  if (field === 'lang') return languageName(value);
  if (field === 'has') return HAS[value] ? t(HAS[value]) : label;
  return label;
}

const HAS: Readonly<Record<string, Parameters<typeof t>[0] | undefined>> = {
  notes: 'has.notes',
  versions: 'has.versions',
  tags: 'has.tags',
  author: 'has.author',
  url: 'has.url',
};

function Months({ months }: { readonly months: readonly Bar[] }) {
  const bars = barsOf(months);
  const [first] = bars;
  const last = bars.at(-1);
  if (!first || !last) return null;
  const most = Math.max(...bars.map(({ count }) => count));
  const words = (start: string) => formatPartialDate({ value: start, zone: null });
  return (
    <div className={styles.months}>
      <h3 className={styles.legend}>{t('facet.published')}</h3>
      <div
        className={styles.bars}
        role="img"
        aria-label={bars
          .filter(({ count }) => count > 0)
          .map(({ start, count }) => t('facet.month', { month: words(start), count }))
          .join(', ')}
      >
        {bars.map(({ start, count }) => (
          <span key={start} style={{ blockSize: count === 0 ? 0 : `${Math.max(6, (count / most) * 100)}%` }} />
        ))}
      </div>
      <div className={styles.ends} aria-hidden>
        <span>{words(first.start)}</span>
        {bars.length > 1 ? <span>{words(last.start)}</span> : null}
      </div>
    </div>
  );
}
