import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useArchive } from '../client/archive-context.tsx';
import { failureText } from '../client/failure.ts';
import { useSettings } from '../client/settings.ts';
import { UiState, UiStateProvider } from '../client/ui-state.tsx';
import { CreateArchive } from '../features/onboarding/CreateArchive.tsx';
import { ArchiveGone } from '../features/standing/ArchiveGone.tsx';
import { OpenElsewhere } from '../features/standing/OpenElsewhere.tsx';
import { Button } from '../ui/Button.tsx';
import { StateCard } from '../ui/StateCard.tsx';
import { t } from './messages/en.ts';
import { useTheme } from './theme.ts';
import { Window } from './Window.tsx';

/** A drive tells nobody that it was pulled out: how often the archive is asked how it stands. */
const LOOK_EVERY_MS = 4000;

/** What comes before the window: how the archive stands, and what the window remembers. */
export function Start() {
  const { client, orpc } = useArchive();
  const queryClient = useQueryClient();
  const info = useQuery({ ...orpc.archive.info.queryOptions(), refetchInterval: LOOK_EVERY_MS, refetchOnWindowFocus: true });
  const stored = useQuery(orpc.settings.get.queryOptions());
  const { settings } = useSettings();
  useTheme(settings.theme);
  const isRead = stored.isFetched;
  const state = info.data?.state;
  const path = info.data?.path ?? '';
  const known: unknown = stored.data?.uiState[placeKey(path)];
  const archiveId = info.data?.archiveId ?? (typeof known === 'string' ? known : null);
  const isOpen = state === 'open' || state === 'read-only' || state === 'damaged';
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
  // An archive that was here once and is not is looked for; one that never was is made.
  useEffect(() => {
    if (isOpen && isRead && archiveId !== null && known !== archiveId) uiState?.set(placeKey(path), archiveId);
  }, [isOpen, isRead, archiveId, known, path, uiState]);
  const readAnew = () => queryClient.invalidateQueries();
  // What is on screen stays, under the cover, while the archive is away.
  const [hasShown, setHasShown] = useState(false);
  if (isOpen && !hasShown) setHasShown(true);
  const wasAway = useRef(false);
  useEffect(() => {
    if (isOpen && wasAway.current) void queryClient.invalidateQueries();
    wasAway.current = !isOpen && hasShown;
  }, [isOpen, hasShown, queryClient]);

  if (!info.data) {
    return info.isError ? (
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
    ) : (
      <Starting />
    );
  }
  if (state === 'elsewhere') return <OpenElsewhere info={info.data} onOpened={readAnew} />;
  if (state === 'missing' && (archiveId === null || !isRead))
    return isRead ? (
      <CreateArchive info={info.data} onRetry={() => void info.refetch()} onCreated={() => void readAnew()} />
    ) : (
      <Starting />
    );
  const gone =
    state === 'missing' && archiveId !== null ? (
      <ArchiveGone
        info={{ path, notice: info.data.archiveId === null ? null : info.data.notice }}
        archiveId={archiveId}
        onRetry={() => info.refetch()}
        onCreate={info.data.archiveId === null ? async () => client.archive.create().then(readAnew) : null}
      />
    ) : null;
  if (!uiState || (gone && !hasShown)) return gone ?? <Starting />;
  return (
    <UiStateProvider state={uiState}>
      <Window />
      {gone}
    </UiStateProvider>
  );
}

function Starting() {
  return (
    <p className="visually-hidden" role="status">
      {t('app.starting')}
    </p>
  );
}

const placeKey = (path: string) => `archive:${path}`;
