import { readByline, splitNames } from '../text/byline.ts';
import { readDateLine } from '../text/date-line.ts';
import type { HeadRule } from './head-rule.ts';
import { named, type PlaceRule } from './place-rule.ts';
import { sameText } from './same-text.ts';

/** A line of nothing but who wrote the article, and when: `By Jane Doe`, a name the byline has, `Staff`. */
export const byline: HeadRule & PlaceRule = {
  id: 'byline',
  isWhole: false,
  holds: ({ names }) => NAMES.test(names),
  says(text, head) {
    if (text.length > MAX_LENGTH) return false;
    const known = head.names;
    if (saysName(text, known)) return true;
    if (!/\p{Nd}/u.test(text)) return false;
    const isDate = (part: string): boolean => readDateLine(part, head.dateContext) !== null;
    return [...text.matchAll(BETWEEN)].some(({ index, 0: { length } }) => {
      const [before, after] = [text.slice(0, index).trim(), text.slice(index + length).trim()];
      return (saysName(before, known) && isDate(after)) || (saysName(after, known) && isDate(before));
    });
  },
};

const NAMES = named(
  'byline|bylines|by line|author|authors|authorname|writer|reporter|contributors?|vcard|meta|metadata|entry meta|post meta|article meta|autor|autoren|auteur|auteurs|autore|yazar|muhabir|автор|كاتب|الكاتب',
);
const MAX_LENGTH = 150;
/** Between names and a date. */
const BETWEEN = /\s*[|•·\n,]\s*|\s+(?:[–—-]\s+)?/gu;

function saysName(text: string, known: ReadonlySet<string>): boolean {
  if (NOBODY.test(text) || readByline(text) !== null) return true;
  const folded = sameText(text);
  if (known.has(folded)) return true;
  if (![...known].some((name) => folded.startsWith(name))) return false;
  const said = splitNames(text).map(sameText);
  if (said.length > 0 && said.every((name) => known.has(name))) return true;
  // `Jane Doe, Chief Correspondent`: what follows a name the byline has, and is no sentence.
  return said[0] !== undefined && known.has(said[0]) && FOLLOWED.test(text);
}

const FOLLOWED = /^[^,(|]{2,50}(?:,\s|\s\()[^.!?…]{2,70}$/u;

/** Those who sign when nobody signs. */
const NOBODY =
  /^(?:by\s+)?(?:(?:our |the )?(?:staff|editorial)(?: (?:writers?|reporters?|correspondents?|report|team|staff|board))?|staff and agencies|agencies|admin|administrator|(?:news|web|online|city|foreign) ?desk|newsroom|(?:die )?redaktion|von (?:der )?redaktion|(?:la )?rédaction|(?:la )?redacción|(?:da )?redação|(?:la )?redazione|haber merkezi|редакция|редакція|هيئة التحرير|أسرة التحرير|تحریریه|redakcja|redactie|redaktionen|redaksjonen|本报讯|編集部)$/iu;
