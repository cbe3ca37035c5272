import { type Cut, NOTHING, type Rule, whole } from './rule.ts';

/** What an agency signs its reports with: a line of nothing else, or `(AFP)` behind the last sentence. */
export const agencyTag: Rule = {
  id: 'agency-tag',
  cuts(text): readonly Cut[] {
    if (text.length <= MAX_LINE) {
      const named = text.replace(SOURCE, '');
      const bare = named.replace(BRACKETS, '$1');
      if (isSignature(bare, bare !== text)) return whole(text);
    }
    const tail = TAIL.exec(text);
    if (tail?.[2] === undefined || !isSignature(tail[2], true)) return NOTHING;
    return [{ start: tail.index + (tail[1] ?? '').length, end: text.length }];
  },
};

/** Whether the words are agencies and what stands beside them; where they are marked as a signature, words that are also others count. */
function isSignature(text: string, isMarked: boolean): boolean {
  const words = text
    .replace(LEADING, '')
    .split(JOINS)
    .map((word) => word.trim());
  if (words.length > MAX_WORDS || !words.every((word) => SURE.test(word) || VAGUE.test(word) || INITIALS.test(word)))
    return false;
  return words.some((word) => SURE.test(word) || (isMarked && VAGUE.test(word)));
}

const MAX_LINE = 60;
const MAX_WORDS = 6;

const SOURCE =
  /^(?:sources?|quellen?|fuentes?|fontes?|fonti?|kaynak(?:lar)?|источники?|джерел[оа]|المصدر|المصادر|מקור|来源|來源|出典|出所|출처|bron(?:nen)?|źródł[oa]|zdroje?|källa|kilde)\s*[:：]\s*/iu;
const BRACKETS = /^[([（/—–-]\s*(.+?)\s*[)\]）/]?[.]?$/u;
const TAIL = /([.!?…。！？؟]["'”’»)]*)\s*[([（]([^()[\]（）]{2,40})[)\]）]\s*[.]?$/u;
const LEADING = /^(?:with|mit|avec|con|com|met)\s+/iu;
const JOINS = /\s*[/,;+&|،、]\s*|\s+(?:and|und|et|y|e|en|ve|и|و|with|mit|avec|con|com|met)\s+|\s+[-–]\s+/u;

/** Names that are an agency's and nobody else's, as they are written. */
const SURE =
  /^(?:AFP|AP|APTN|APA|DPA|dpa(?:[-/][\w-]{2,6})?|EFE|ANSA|REUTERS|Reuters|UPI|TASS|ТАСС|ITAR-TASS|Interfax|Интерфакс|РИА Новости|RIA Novosti|Xinhua|XINHUA|新华社|新華社|共同通信|時事通信|연합뉴스|Yonhap|YONHAP|Kyodo|KYODO|Jiji|JIJI|IANS|PTI|Ritzau|ČTK|TASR|Agerpres|AGERPRES|epd|KNA|Keystone-SDA|Adnkronos|ADNKRONOS|Europa Press|Anadolu Ajansı|Anadolu Agency|İHA|DHA|UNIAN|УНІАН|Ukrinform|Укрінформ|(?:The )?Associated Press|Agence France-Presse|Press Association|PA Media|NTB scanpix|أ ?ف ?ب|د ?ب ?أ|رويترز)$/u;
/** Names of agencies that are also other words, and what stands for all of them. */
const VAGUE =
  /^(?:AA|IHA|SID|SDA|PA|PAP|MTI|ANP|ANI|STT|TT|NTB|BTA|BNS|CNA|NNA|SANA|WAM|KUNA|MENA|IRNA|ISNA|FARS|Anadolu|Antara|Bernama|Tanjug|Belga|BELGA|Petra|Hina|HINA|Lusa|LUSA|時事|سانا|وكالات|(?:news )?agencies|agences|agencias|agências|agenzie|agenturen|ajanslar|агентства)$/iu;
/** Of desks and papers. */
const INITIALS = /^(?:\p{Ll}{2,4}|\p{Lu}{2,4})$/u;
