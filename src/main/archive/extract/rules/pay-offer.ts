import { named, type PlaceRule } from './place-rule.ts';
import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** Offers to subscribe, donate, register or log in. */
export const payOffer: Rule & PlaceRule = {
  id: 'pay-offer',
  isWhole: true,
  holds: ({ names }) => NAMES.test(names),
  cuts: (text) => (text.length <= MAX_LENGTH && OFFERS.some((offer) => offer.test(forPhrases(text))) ? whole(text) : NOTHING),
};

const NAMES = named(
  'paywall|regwall|piano|subscribe wall|subscription offer|donate|donation|login|log in|logged out|sign in|signin|register|registration',
);
const MAX_LENGTH = 400;
const OFFERS: readonly RegExp[] = [
  /^(?:you (?:can|must|need to) |please )?(?:create an account|register|sign[- ]?in|log[- ]?in|save this article)\b.{0,120}\b(?:account|sign[- ]?in|log[- ]?in|continue|register(?:ing)?|subscrib\w+|comment)\b/i,
  /^(?:get|unlock|enjoy|unlimited) .{0,80}\b(?:access|benefits)\b.{0,200}\b(?:subscri\w+|account|membership|subscribers?|promo|code|as little as|newsletters?)\b/i,
  /^(?:help (?:us|keep)|we (?:rely|depend) on|we can(?:not|['’]t) do this without|please (?:consider|support)|if you (?:enjoyed?|like|value|appreciate|are able to)\b.{0,40})\b.{0,200}\b(?:support(?:ing)?|contribut\w+|donat\w+|free for everyone|our (?:work|newsroom|journalism|mission)|members?|readers?)\b/i,
  /^(?:support our (?:newsroom|work|journalism|mission)|donate|spenden|faire un don|donar|doa)\b.{0,120}$/i,
  /^(?:this (?:article|content|story) is|dieser (?:artikel|inhalt) ist|cet article est (?:réservé|payant)|この記事は会員限定)\S{0,3}\s?.{0,60}(?:subscribers?|members?|abonnenten|abonnés|$)/i,
  /^(?:unterstützen sie|hat ihnen dieser artikel gefallen|wenn ihnen .{2,60} gefällt)\b.{0,250}(?:spende|abo|mitglied|unterstütz)/i,
];
