import { Unplug } from 'lucide-react';
import { LinkExpired } from '../client/web-socket.ts';
import { Button } from '../ui/Button.tsx';
import { StateCard } from '../ui/StateCard.tsx';
import { t } from './messages/en.ts';
import { useTheme } from './theme.ts';

/** Instead of the window, when the archive cannot be reached at all. */
export function Unreachable({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  useTheme('system');
  const isExpired = error instanceof LinkExpired;
  return (
    <main>
      <StateCard
        icon={Unplug}
        title={t(isExpired ? 'app.expired' : 'app.unreachable')}
        testId="app.unreachable"
        actions={
          <Button kind="main" onPress={onRetry}>
            {t('app.retry')}
          </Button>
        }
      >
        {t(isExpired ? 'app.expired.text' : 'app.unreachable.text')}
      </StateCard>
    </main>
  );
}
