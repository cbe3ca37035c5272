import styles from './Kbd.module.css';

/** A shortcut drawn as a small key. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className={styles.kbd}>{keys}</kbd>;
}
