import { useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Collection } from '../../../shared/contract/library.ts';
import type { Article } from '../../../shared/contract/shapes/article.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText, isNotFound } from '../../client/failure.ts';
import { useRemembered } from '../../client/ui-state.tsx';
import { Button } from '../../ui/Button.tsx';
import type { DateStyle } from '../../ui/format-date.ts';
import { StateCard } from '../../ui/StateCard.tsx';
import { Captures } from './Captures.tsx';
import { Info, type InfoCalls } from './Info.tsx';
import styles from './Inspector.module.css';
import { t } from './messages.ts';
import { type NoteCalls, Notes } from './Notes.tsx';

const TABS = ['info', 'captures', 'notes'] as const;
type TabName = (typeof TABS)[number];
const isTab = (value: unknown): value is TabName => TABS.some((tab) => tab === value);

interface Props extends InfoCalls, NoteCalls {
  readonly articleId: string | null;
  readonly collections: readonly Collection[];
  readonly dateStyle: DateStyle;
  readonly isReadOnly: boolean;
}

/** The details of the open article: Info, Captures, Notes. */
export function Inspector(props: Props) {
  const { articleId } = props;
  const { orpc } = useArchive();
  const read = useQuery({ ...orpc.articles.get.queryOptions({ input: { id: articleId ?? '' } }), enabled: articleId !== null });
  const [tab, setTab] = useRemembered<TabName>('inspector.tab', 'info', isTab);
  if (articleId === null || (read.isError && isNotFound(read.error))) return <StateCard title={t('none')} />;
  if (read.isError) {
    return (
      <StateCard
        icon={CircleAlert}
        tone="error"
        title={t('error')}
        actions={<Button onPress={() => void read.refetch()}>{t('retry')}</Button>}
      >
        {failureText(read.error)}
      </StateCard>
    );
  }
  const article: Article | undefined = read.data;
  return (
    <Tabs
      className={styles.tabs ?? ''}
      selectedKey={tab}
      onSelectionChange={(key) => {
        if (isTab(key)) setTab(key);
      }}
    >
      <h2 className="visually-hidden">{t('tabs')}</h2>
      <TabList aria-label={t('tabs')} className={styles.list ?? ''}>
        {TABS.map((name) => (
          <Tab key={name} id={name} className={styles.tab ?? ''} data-testid={`inspector.tab.${name}`}>
            {t(`tab.${name}`)}
            {name === 'captures' && article && article.captures > 1 ? (
              <span className={styles.count}>{article.captures}</span>
            ) : null}
            {name === 'notes' && article && article.notes > 0 ? <span className={styles.count}>{article.notes}</span> : null}
          </Tab>
        ))}
      </TabList>
      <TabPanel id="info" className={styles.panel ?? ''}>
        {article ? <Info key={article.id} {...props} article={article} /> : null}
      </TabPanel>
      <TabPanel id="captures" className={styles.panel ?? ''}>
        {article ? <Captures article={article} dateStyle={props.dateStyle} /> : null}
      </TabPanel>
      <TabPanel id="notes" className={styles.panel ?? ''}>
        {article ? <Notes key={article.id} {...props} article={article} /> : null}
      </TabPanel>
    </Tabs>
  );
}
