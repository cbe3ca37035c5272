import { useQuery } from '@tanstack/react-query';
import { Copy, ExternalLink, Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useArchive } from '../../client/archive-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import styles from './LinkPopover.module.css';
import { t } from './messages.ts';

export interface FollowedLink {
  readonly href: string;
  readonly at: Element;
}

interface Props {
  readonly link: FollowedLink;
  readonly onClose: () => void;
  /** It is in the archive: open it there. */
  readonly onOpenHeld: (articleId: string) => void;
  readonly onAdd: (url: string) => void;
}

/** What to do with a link of an article: open it from the archive, or ask before anything leaves the app (D11). */
export function LinkPopover({ link, onClose, onOpenHeld, onAdd }: Props) {
  const { orpc, host } = useArchive();
  const trigger = useRef<Element>(link.at);
  trigger.current = link.at;
  const isWeb = /^https?:/i.test(link.href);
  const found = useQuery({ ...orpc.captures.preview.queryOptions({ input: { text: link.href } }), enabled: isWeb, staleTime: 0 });
  const held = found.data?.links[0]?.held ?? null;
  useEffect(() => {
    if (!held) return;
    onClose();
    onOpenHeld(held.articleId);
  }, [held, onClose, onOpenHeld]);
  const openInBrowser = () => {
    if (host.desktop) void host.desktop.openExternal({ url: link.href });
    else window.open(link.href, '_blank', 'noopener,noreferrer');
    onClose();
  };
  return (
    <Popover
      label={t('link.open')}
      isOpen
      triggerRef={trigger}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <p className={styles.href}>{link.href}</p>
      <p className={styles.state}>{isWeb && found.isPending ? t('link.checking') : t('link.absent')}</p>
      <div className={styles.actions}>
        {isWeb ? (
          <Button
            onPress={() => {
              onClose();
              onAdd(link.href);
            }}
          >
            <Plus size={14} aria-hidden />
            {t('link.add')}
          </Button>
        ) : null}
        <Button
          onPress={() => {
            void navigator.clipboard.writeText(link.href);
            onClose();
          }}
        >
          <Copy size={14} aria-hidden />
          {t('link.copy')}
        </Button>
        <Button kind="quiet" onPress={openInBrowser}>
          <ExternalLink size={14} aria-hidden />
          {t('link.browser')}
        </Button>
      </div>
    </Popover>
  );
}
