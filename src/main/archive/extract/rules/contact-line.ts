import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** How to reach the writer or the newsroom, and where else to follow them. */
export const contactLine: Rule = {
  id: 'contact-line',
  cuts: (text) => (text.length <= MAX_LENGTH && LINES.some((line) => line.test(forPhrases(text))) ? whole(text) : NOTHING),
};

const MAX_LENGTH = 300;
const ADDRESS = '(?:\\S+@\\S+\\.\\S+|@\\w+|https?://\\S+)';
const LINES: readonly RegExp[] = [
  new RegExp(
    `^(?:write to|e-?mail|contact|reach|follow|message|you can (?:reach|email|follow))\\s.{2,100}\\s(?:at|on|via)\\b.{0,120}${ADDRESS}`,
    'i',
  ),
  /^follow\s(?:the |our )?.{2,80}\s(?:on (?:twitter|x|facebook|instagram|threads|bluesky|mastodon|tiktok|youtube|google news)|at)\b/i,
  /^follow (?:ap|us|reuters|.{2,30}['’]s)\b.{0,80}\b(?:coverage|google news|preferred source)\b/i,
  /^(?:more|full) (?:ap|coverage)\b.{0,60}:?\s?https?:\/\//i,
  /^(?:got|have|do you have) (?:a |any )?(?:news )?(?:tips?|stor(?:y|ies)|information|comment)\b.{0,200}(?:@|email|e-mail|contact|get in touch|let us know|write to)/i,
  /^(?:get in touch|contact us|send us)\b.{0,150}(?:@|email|e-mail|form\b|message\b)/i,
  /^(?:we want to hear|tell us what you think|let us know what you think)\b.{0,200}$/i,
  /^for more (?:stories|news|like this)\b.{0,150}\b(?:visit|check|follow|sign up|click|go to)\b/i,
  /^(?:fehler (?:auf \S+ )?(?:gefunden|entdeckt)|haben sie (?:einen )?fehler|korrekturhinweis|inhaltliches feedback)\b.{0,120}$/i,
  /^(?:report (?:a |an )?(?:typo|error|correction)|suggest a correction|spotted (?:a|an) (?:error|typo))\b.{0,120}$/i,
  /^(?:like|enjoyed?|liked) (?:this|what you)\b.{0,100}(?:share|follow|support|subscribe|sign up)\b/i,
];
