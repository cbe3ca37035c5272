import type { ImageMode } from './Figure.tsx';

/** How a person likes to read: remembered for the window. The size is a setting of its own. */
export interface ReadingStyle {
  readonly width: 'narrow' | 'normal' | 'wide';
  readonly lines: 'tight' | 'normal' | 'loose';
  readonly theme: 'app' | 'light' | 'sepia' | 'dark' | 'contrast';
  readonly images: ImageMode;
}

export const READING_STYLE: ReadingStyle = { width: 'normal', lines: 'normal', theme: 'app', images: 'show' };

const CHOICES: { readonly [key in keyof ReadingStyle]: readonly ReadingStyle[key][] } = {
  width: ['narrow', 'normal', 'wide'],
  lines: ['tight', 'normal', 'loose'],
  theme: ['app', 'light', 'sepia', 'dark', 'contrast'],
  images: ['show', 'grey', 'blur', 'hide'],
};

/** Tells whether a stored value is a reading style. */
export function isReadingStyle(value: unknown): value is ReadingStyle {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(CHOICES).every(([key, choices]) => choices.some((choice) => choice === Reflect.get(value, key)));
}
