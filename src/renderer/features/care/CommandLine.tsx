import { Copy } from 'lucide-react';
import { copyText } from '../../ui/copy-text.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useToast } from '../../ui/toasts.ts';
import styles from './Care.module.css';
import { t } from './messages.ts';

/** A line to type in a terminal, for what a page may not do itself. */
export function CommandLine({ line }: { readonly line: string }) {
  const toast = useToast();
  const copy = async () => toast({ message: t((await copyText(line)) ? 'copy.done' : 'copy.failed') });
  return (
    <div className={styles.command}>
      <code dir="ltr">{line}</code>
      <IconButton icon={Copy} size={14} label={t('copy.command')} onPress={() => void copy()} />
    </div>
  );
}

/** A path as a shell takes it. */
export function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
