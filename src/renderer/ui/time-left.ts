import { catalogue } from './catalogue.ts';

const t = catalogue({
  seconds: 'less than a minute',
  minutes: { one: 'about 1 min', other: 'about {count} min' },
  hours: { one: 'about 1 h', other: 'about {count} h' },
});

/** How long something will take, as roughly as it is known: about 6 min. */
export function timeLeft(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return t('seconds');
  return minutes < 90 ? t('minutes', { count: minutes }) : t('hours', { count: Math.round(minutes / 60) });
}
