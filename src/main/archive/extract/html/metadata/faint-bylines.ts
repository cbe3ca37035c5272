import { isAgencyLine } from './agencies.ts';
import { isPersonal, namesIn, unique } from './names.ts';
import { isAuthorCard, type VisibleLine } from './visible-lines.ts';

/** Who may have written an article of which nothing outright says so: an agency or a source named below the title, or the one person on an author's card. */
export function faintBylines(lines: readonly VisibleLine[], heading: VisibleLine | null): string[] {
  const head = heading === null ? [] : headOf(lines, heading);
  const above = heading === null ? [] : lines.slice(0, lines.indexOf(heading)).slice(-1);
  return (
    [() => agencyIn(head), () => sourceIn(head), () => sourceIn(above), () => carded(lines)]
      .map((read) => read())
      .find((names) => names.length > 0) ?? []
  );
}

/** The lines below the title and above the first paragraph. */
function headOf(lines: readonly VisibleLine[], heading: VisibleLine): VisibleLine[] {
  const below = lines.slice(lines.indexOf(heading) + 1);
  const first = below.findIndex(({ text }) => text.length > PROSE);
  return below.slice(0, Math.min(first < 0 ? below.length : first, MOST_LINES));
}

const PROSE = 200;
const MOST_LINES = 20;

/** `JIJI`, `dpa/AFP` in a line of its own. */
function agencyIn(head: readonly VisibleLine[]): string[] {
  const line = head.find(({ text, element }) => isAgencyLine(text) && element.closest('figure, figcaption, picture') === null);
  return line === undefined ? [] : namesIn(line.text);
}

/** `Source: Tarn University`, in one line or two; of a press release, who issued it. */
function sourceIn(head: readonly VisibleLine[]): string[] {
  for (const [index, { text }] of head.entries()) {
    const [, named] = SOURCE.exec(text) ?? [];
    const said = named === '' ? head.slice(index + 1).find((line) => line.text !== '')?.text : named;
    if (said !== undefined && said.length <= MAX_SOURCE && /^\p{Lu}|^\p{Lo}/u.test(said)) return namesIn(said);
  }
  return [];
}

const SOURCE =
  /^(?:sources?|quelle|herausgeber(?:in)?|emittent(?:in)?|issuer|issued by|fonte|fuente|bron|kaynak|источник|джерело|المصدر|来源|來源|出典|출처)\s?[:：]\s?(.*)$/iu;
const MAX_SOURCE = 60;

/** The person on the cards of authors, or the one of whom another line of them speaks: an office may look like a name. Several are several articles'. */
function carded(lines: readonly VisibleLine[]): string[] {
  const cards = lines.filter(({ element }) => isAuthorCard(element)).map(({ text }) => text);
  const names = unique(
    cards
      .filter((text) => text.length <= MAX_CARD)
      .flatMap(namesIn)
      .filter(isPersonal),
  );
  const told = names.filter((name) => cards.some((text) => text !== name && text.includes(name)));
  return [names, told].find((each) => each.length === 1) ?? [];
}

const MAX_CARD = 60;
