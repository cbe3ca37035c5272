import type { Block } from '../../../../../shared/contract/shapes/block.ts';
import { sameText } from '../../rules/same-text.ts';
import { isAgencyLine } from './agencies.ts';
import { isDesk, isPersonal, namesIn, unique } from './names.ts';

/** Who signed an article at its end, `Ada Lovelace`, `… (FR mit dpa)`, `posted by Ada`; empty when nobody did. Where a desk signed at its head only agencies do at its end. */
export function signatureOf(blocks: readonly Block[], hasDesk: boolean, siteName: string | null = null): string[] {
  const texts = blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text.trim()] : []));
  const last = texts.at(-1) ?? '';
  // A signature stands alone at the very end, below prose.
  const alone = !hasDesk && SENTENCE.test(texts.at(-2) ?? '') ? signatureLine(last) : [];
  if (alone.length > 0) return alone;
  const shared = sharedLine(texts, siteName);
  if (shared.length > 0) return shared;
  const slanted = hasDesk ? [] : slantedOf(blocks);
  if (slanted.length > 0) return slanted;
  const end = texts.slice(-LAST);
  const datelines = hasDesk ? [] : texts.slice(0, FIRST).map(inDateline);
  const agencies = [...end.map(inBrackets), ...datelines].find((names) => names.length > 0);
  return agencies ?? (hasDesk ? [] : end.flatMap(source).slice(0, 1));
}

/** The one name all in italics below prose and over a heading: what comes after is the page's, not the article's. */
function slantedOf(blocks: readonly Block[]): string[] {
  const signed = blocks.flatMap((line, at) => {
    const above = blocks[at - 1];
    if (line.type !== 'paragraph' || above?.type !== 'paragraph' || blocks[at + 1]?.type !== 'heading') return [];
    const isSlanted =
      line.spans?.some(({ kind, start, end }) => kind === 'em' && start === 0 && end === line.text.length) === true;
    const names = isSlanted && SENTENCE.test(above.text) ? signatureLine(line.text) : [];
    return names.length > 0 && names.every(isPersonal) ? [names] : [];
  });
  return signed.length === 1 ? (signed[0] ?? []) : [];
}

const SENTENCE = /^.{80,}[.!?…。؟]["”»’“)]*$/su;
const LAST = 3;
const FIRST = 2;
const MAX_LENGTH = 80;

/** `Salt Letter / Tarn Press` below prose: the paper, and whose report it took in. */
function sharedLine(texts: readonly string[], siteName: string | null): string[] {
  for (let at = Math.max(1, texts.length - LAST); at < texts.length; at++) {
    const [own = '', ...others] = (texts[at] ?? '').split(/\s+\/\s+/);
    const isShared = others.length > 0 && siteName !== null && sameText(own) === sameText(siteName);
    if (isShared && SENTENCE.test(texts[at - 1] ?? '') && others.every((name) => SHORT_NAME.test(name))) return [own, ...others];
  }
  return [];
}

const SHORT_NAME = /^\p{Lu}[\p{L}\p{M}.’' -]{1,28}$/u;

/** `ssi, dan`, `bt/kesm; Photo: …`: two or more of a newsroom by what they sign with. */
const INITIALS = /^(\p{Ll}{2,4}(?:\s?[,/;]\s?\p{Ll}{2,4})+)(?:\s?[;|.]\s?(?:fotos?|photos?|bild(?:er)?)\s?[[:(].*)?$/iu;

function signatureLine(text: string): string[] {
  if (text.length > MAX_LENGTH) return [];
  const [, initials] = INITIALS.exec(text) ?? [];
  if (initials !== undefined && initials === initials.toLowerCase()) return unique(initials.split(/\s?[,/;]\s?/));
  const bare = text.replace(/^[\s(–—-]+|[\s).]+$/gu, '');
  const [, poster] =
    /^(?:posted|published|eingestellt|geschrieben|publié|publicado) (?:by|von|par|por) (\p{L}[\p{L}\p{N}._ -]{1,40}?)(?:\s(?:at|um|am|on)\s.*)?$/iu.exec(
      bare,
    ) ?? [];
  if (poster !== undefined) return namesIn(poster);
  if (/[!?:]|\p{Nd}{5}/u.test(text) || CALL.test(text)) return [];
  if (isAgencyLine(bare)) return namesIn(bare);
  const names = unique(namesIn(bare));
  return names.length > 0 &&
    names.length <= MOST &&
    names.every((name) => isPersonal(name) || (isDesk(name) && name.length <= MAX_DESK))
    ? names
    : [];
}

/** `More Stories`, `Alle Artikel` */
const CALL =
  /^(?:more|read|see|view|all|back|mehr|weitere|alle|zu[mr]?|zurück|hier|plus|voir|toutes?|ver|más|leia|leggi|photo|foto|image|bild)\s/iu;
const MOST = 3;
const MAX_DESK = 30;

/** `… said on Monday. (dpa)`: who reported it, at the end of the last sentence. */
function inBrackets(text: string): string[] {
  const [, named] = /[.!?…"”«»]\s*\(([^()]{2,40})\)\.?$/u.exec(text) ?? [];
  return named !== undefined && isAgencyLine(named) ? namesIn(named) : [];
}

/** `Tarn (dpa) – The pier …`, `TARN, Nov 3 (AFP) - …` */
function inDateline(text: string): string[] {
  const [, named] = /^\p{Lu}[\p{L}\p{N}\s.,/'’-]{1,50}\(([^()]{2,30})\)\s*[–—:.-]/u.exec(text) ?? [];
  return named !== undefined && isAgencyLine(named) ? namesIn(named) : [];
}

/** `Quelle: Tarn Press` */
function source(text: string): string[] {
  const [, named] =
    /^(?:sources?|quelle|fonte|fuente|bron|kaynak|источник|джерело|المصدر|来源|來源|出典|출처)\s?[:：]\s?(\p{L}[^:/]{1,38}\p{L})\.?$/iu.exec(
      text,
    ) ?? [];
  const names = named === undefined ? [] : namesIn(named);
  return names.length === 1 ? names : [];
}
