import { LANGUAGE } from '../../ui/catalogue.ts';

/** When something began, in this computer's time: 09:12 today, with its date on any other day. */
export function sinceWords(iso: string, now: Date): string {
  const at = new Date(iso);
  const isToday = at.toDateString() === now.toDateString();
  return (isToday ? timeFormat : dateFormat).format(at);
}

const timeFormat = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit' });
const dateFormat = new Intl.DateTimeFormat(LANGUAGE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
