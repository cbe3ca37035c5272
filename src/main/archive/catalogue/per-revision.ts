/** Remembers answers until the revision changes. Callers get the remembered value itself and do not change it. */
export function perRevision(revision: () => number): <T>(answer: () => T) => () => T {
  return <T>(answer: () => T) => {
    let last: { readonly revision: number; readonly value: T } | null = null;
    return () => {
      const now = revision();
      if (last?.revision !== now) last = { revision: now, value: answer() };
      return last.value;
    };
  };
}
