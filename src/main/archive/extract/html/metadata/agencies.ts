/** Whether a line is nothing but what agencies sign with: `JIJI`, `dpa/AFP`, `(FR mit dpa)`, `Agenturen`. */
export function isAgencyLine(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const words = text
    .replace(/[()[\]]/g, ' ')
    .split(/[\s/,&+|-]+/)
    .filter((word) => word !== '');
  return (
    words.length > 0 &&
    words.length <= MAX_WORDS &&
    words.some(isAgency) &&
    words.every((word) => isAgency(word) || SIGN.test(word))
  );
}

const isAgency = (word: string): boolean => AGENCY.test(word);

const MAX_LENGTH = 50;
const MAX_WORDS = 6;

/** What stands beside an agency: initials of desks and papers, `red`, `mit`, `and`. */
const SIGN = /^(?:\p{Lu}{1,4}|\p{Ll}{1,3}|red|mit|with|und|and|avec|con|news|dpa-\w+|[\p{L}.]+\.\p{Ll}{2,3})$/u;

const AGENCY =
  /^(?:ap|afp|apa|dpa|ddp|dapd|sda|ats|epd|kna|sid|idw|reuters|efe|ansa|agi|adnkronos|lusa|tass|ria|interfax|upi|pti|ani|ians|ntb|ritzau|tt|stt|belga|anp|pap|čtk|tasr|mti|hina|tanjug|agerpres|anadolu|aa|iha|dha|jiji|kyodo|yonhap|xinhua|cna|bernama|antara|sana|petra|wam|mena|irna|isna|unian|ukrinform|telam|notimex|agenturen|nachrichtenagenturen|agencies|agences?|agencias|agenzie|ajanslar|агентства)$/iu;
