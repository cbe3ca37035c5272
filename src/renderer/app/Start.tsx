import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useArchive } from '../client/archive-context.tsx';
import { failureText } from '../client/failure.ts';
import { useSettings } from '../client/settings.ts';
import { UiState, UiStateProvider } from '../client/ui-state.tsx';
import { CreateArchive } from '../features/onboarding/CreateArchive.tsx';
import { Button } from '../ui/Button.tsx';
import { StateCard } from '../ui/StateCard.tsx';
import { t } from './messages/en.ts';
import { useTheme } from './theme.ts';
import { Window } from './Window.tsx';

/** What comes before the window: the archive's state and what the window remembers. */
export function Start() {
  const { client, orpc } = useArchive();
  const queryClient = useQueryClient();
  const info = useQuery(orpc.archive.info.queryOptions());
  const stored = useQuery(orpc.settings.get.queryOptions());
  const { settings } = useSettings();
  useTheme(settings.theme);
  const isRead = stored.isFetched;
  const archiveId = info.data?.archiveId ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once; from then on the window itself knows what it remembers
  const uiState = useMemo(
    () => (isRead && archiveId !== null ? new UiState(client, archiveId, stored.data?.uiState ?? {}) : null),
    [client, isRead, archiveId],
  );
  useEffect(() => {
    if (!uiState) return;
    const flush = () => void uiState.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [uiState]);

  if (info.isError) {
    return (
      <main>
        <StateCard
          icon={CircleAlert}
          tone="error"
          title={t('app.unreachable')}
          actions={<Button onPress={() => void info.refetch()}>{t('app.retry')}</Button>}
        >
          {failureText(info.error)}
        </StateCard>
      </main>
    );
  }
  if (info.data?.state === 'missing')
    return (
      <CreateArchive
        info={info.data}
        onRetry={() => void info.refetch()}
        onCreated={() => void queryClient.invalidateQueries()}
      />
    );
  if (!info.data || !uiState) {
    return (
      <p className="visually-hidden" role="status">
        {t('app.starting')}
      </p>
    );
  }
  return (
    <UiStateProvider state={uiState}>
      <Window />
    </UiStateProvider>
  );
}
