import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** Who helped, and which agencies an article draws on, in a line of its own: `Reporting by …; editing by …`, `Source: Reuters`, `mit dpa`. */
export const credits: Rule = {
  id: 'credits',
  cuts: (text) => (text.length <= MAX_LENGTH && LINES.some((line) => line.test(forPhrases(text))) ? whole(text) : NOTHING),
};

const MAX_LENGTH = 300;
/** Agencies and wire services as they sign. */
const AGENCY =
  '(?:ap|afp|apa|dpa|sda|epd|kna|sid|reuters|efe|ansa|lusa|tass|upi|pti|ani|bbc|cnn|ntb|tt|stt|belga|anp|pap|čtk|anadolu|iha|dha|agencies|news agencies|wire services?|agenturen|nachrichtenagenturen|agenturmaterial|agences?|agencias|agenzie|ajanslar|агентства)';
const LINES: readonly RegExp[] = [
  /^\W{0,3}(?:additional |with )?(?:reporting|writing|editing|compiled|translated|translation|graphics?|photography|research|video)(?: and (?:writing|editing|reporting))? by\s\S/i,
  /^\W{0,3}.{3,200}\b(?:contributed (?:to|reporting)|provided reporting)\b.{0,60}$/i,
  /^[^\p{L}]{0,3}(?:sources?|quellen?|fonte|fuente|fuentes|bron|kaynak|kilde|kälde|källa|źródło|zdroj|источник|джерело|المصدر|来源|來源|出典|출처)\s?[:：]\s?.{2,60}$/iu,
  new RegExp(
    `^[^\\p{L}]{0,3}(?:with|mit|avec|con|com|includes information from (?:the )?|via)\\s(?:material (?:from|von|der)\\s)?${AGENCY}(?:[\\s,/.;-]+(?:and |und |et |y |e )?${AGENCY})*[.)]?$`,
    'iu',
  ),
  /^[^\p{L}]{0,3}(?:mit (?:material|informationen) (?:von|der|des)|mit agenturmaterial)\b.{0,200}$/iu,
  new RegExp(`^[^\\p{L}]{0,2}(?:[a-z]{2,4}\\s?/\\s?)?${AGENCY}(?:\\s?[/,]\\s?(?:${AGENCY}|[a-z]{2,4}))*[)\\].]?$`, 'iu'),
  /^(?:redaktion|schlussredaktion|übersetzung|faktencheck|rédaction|traduction|traducción|redacción)\s?:\s?\p{Lu}.{2,200}$/iu,
];
