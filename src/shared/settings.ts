/** The preferences of a host: what may be set, and what holds until it is. Kept outside the archive. */
export const DEFAULT_SETTINGS = {
  theme: 'system' as 'system' | 'light' | 'dark',
  density: 'standard' as 'standard' | 'compact',
  dateStyle: 'absolute' as 'absolute' | 'iso',
  zone: 'UTC',
  readingSize: 18,
  singleLetterKeys: true,
  saveImages: true,
  captureUserAgent: '' as string,
  showSources: true,
  showTags: true,
  weekStart: 1,
} as const;

export type Settings = {
  [key in keyof typeof DEFAULT_SETTINGS]: (typeof DEFAULT_SETTINGS)[key] extends boolean
    ? boolean
    : (typeof DEFAULT_SETTINGS)[key] extends number
      ? number
      : (typeof DEFAULT_SETTINGS)[key];
};
