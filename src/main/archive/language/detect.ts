import { scriptOf } from './chinese-script.ts';

/** What language a text is in: a BCP 47 tag as short as it can be, null when it cannot be told, and how sure that is (0..1). */
export interface DetectedLanguage {
  readonly lang: string | null;
  readonly confidence: number;
}

/**
 * Tells the language of a text from the text itself. `hint` is what the page claims: it decides only between readings the text leaves open.
 * Loads about 150 MB of tables on first use, so call it in a worker.
 */
export async function detectLanguage(text: string, hint?: string | null): Promise<DetectedLanguage> {
  const claimed = primaryOf(hint);
  const sample = partsOf(text).join(' ');
  if (sample.replace(/\P{L}/gu, '').length < MIN_LETTERS) return { lang: claimed, confidence: 0 };
  const detector = await loaded();
  const result = majority(partsOf(text), (part) => detector.detect(part));
  const scores = result.getScores();
  const found = result.language;
  const score = scores[found] ?? 0;
  if (found === '') return { lang: claimed, confidence: 0 };
  if (claimed !== null && claimed !== found) {
    const claimedScore = scores[SAME[claimed] ?? claimed];
    // Siblings too close to tell apart, and languages the detector has never heard of: the page knows better.
    if (claimedScore !== undefined && score - claimedScore < TOO_CLOSE) return tag(claimed, sample, hint, claimedScore);
    if (!knownTo(detector).has(SAME[claimed] ?? claimed) && !(result.isReliable() && score > SURE))
      return { lang: claimed, confidence: 0 };
    if (SAME[claimed] === found) return tag(claimed, sample, hint, score);
  }
  if (!result.isReliable()) return claimed === null ? { lang: null, confidence: score } : { lang: claimed, confidence: 0 };
  return tag(found, sample, hint, score);
}

/** The language subtag of a claim such as `pt_BR` or `nb-NO`; null when it is none. */
export function primaryOf(hint: string | null | undefined): string | null {
  const primary = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(hint ?? '')?.[1]?.toLowerCase();
  return primary === undefined ? null : (OLD_CODES[primary] ?? primary);
}

const MIN_LETTERS = 12;
const TOO_CLOSE = 0.02;
const SURE = 0.75;
/** Languages the detector files under another name. */
const SAME: Readonly<Record<string, string>> = { id: 'ms', bs: 'hr', ckb: 'ku', fil: 'tl' };
const OLD_CODES: Readonly<Record<string, string>> = {
  nb: 'no',
  nn: 'no',
  iw: 'he',
  in: 'id',
  ji: 'yi',
  mo: 'ro',
  cmn: 'zh',
  zho: 'zh',
};

let loading: Promise<Eld> | undefined;

/** Once per thread: the tables are the whole cost. */
function loaded(): Promise<Eld> {
  loading ??= (async () => {
    const { eld } = await import('eld');
    if ('load' in eld) await eld.load('small');
    return eld;
  })();
  return loading;
}
type Eld = typeof import('eld')['eld'];

let codes: Set<string> | undefined;
const knownTo = (detector: Eld): Set<string> => {
  codes ??= new Set(Object.values(detector.info().Languages));
  return codes;
};

/** Beginning, middle and end: an article may open with a foreign quotation, and the detector looks at the start of what it is given only. */
function partsOf(text: string): string[] {
  if (text.length <= 3 * PART) return [text];
  const middle = Math.floor((text.length - PART) / 2);
  return [text.slice(middle, middle + PART), text.slice(0, PART), text.slice(-PART)];
}
const PART = 1000;

/** The first reading that two parts agree on; without two that agree, that of the middle. Parts are looked at until two agree. */
function majority(parts: readonly string[], look: (part: string) => Detected): Detected {
  const results: Detected[] = [];
  for (const part of parts) {
    const result = look(part);
    const agreed = results.find(({ language }) => language === result.language);
    if (agreed !== undefined) return agreed;
    results.push(result);
  }
  const [first] = results;
  if (first === undefined) throw new Error('There is always a part to look at.');
  return first;
}
type Detected = ReturnType<Eld['detect']>;

function tag(lang: string, sample: string, hint: string | null | undefined, confidence: number): DetectedLanguage {
  if (lang !== 'zh') return { lang, confidence };
  const script = scriptOf(sample, hint);
  return { lang: script === null ? 'zh' : `zh-${script}`, confidence };
}
