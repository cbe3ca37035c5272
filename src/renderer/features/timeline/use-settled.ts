import { useEffect, useState } from 'react';

const SETTLE_MS = 500;

/** A text once it has stood still for half a second, so that a screen reader hears the end of a gesture and not each step of it. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
