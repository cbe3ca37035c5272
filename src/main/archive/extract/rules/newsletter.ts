import { named, type PlaceRule } from './place-rule.ts';
import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** Calls to subscribe: a newsletter, a channel, an app. */
export const newsletter: Rule & PlaceRule = {
  id: 'newsletter',
  isWhole: true,
  holds: ({ names }) => PLACES.test(names),
  cuts: (text) => (text.length <= MAX_LENGTH && CALLS.some((call) => call.test(forPhrases(text))) ? whole(text) : NOTHING),
};

/** What such a part of a page is called. */
const PLACES = named(
  'newsletters?|newslettersignup|subscribe|subscription|subscriptions|sign ?up|mailing list|mailchimp|email (?:signup|capture)|abonnieren|abonner|infolettre|boletín|boletin|boletim|bülten|bulten|рассылка|النشرة',
);
const MAX_LENGTH = 300;
/** Each begins as only a site speaks to its reader, and names what it offers. */
const CALLS: readonly RegExp[] = [
  /^(?:sign ?up|subscribe|register|join)\b.{0,60}\b(?:newsletters?|our (?:\w+ )?(?:updates|alerts|channel|podcast|email|list)|daily briefing|inbox|youtube channel|telegram channel|whatsapp channel)\b/i,
  /^(?:get|receive|want) .{0,80}\b(?:newsletters?|in(?:to)? your inbox|delivered (?:daily|weekly|to you))\b/i,
  /^(?:enter your e-?mail|your e-?mail address|download our app|follow us on)\b/i,
  /^(?:newsletter|subscribe|abonnieren|abonnez-vous|suscríbete|iscriviti|abone ol(?:un)?|подпишитесь|подписаться|اشترك(?: الآن)?|subskrybuj|訂閱|订阅|購読する|구독하기)\s*[:!.]?$/i,
  /^(?:abonnieren sie|melden sie sich|jetzt).{0,60}newsletter/i,
  /^(?:abonnez-vous|inscrivez-vous|recevez).{0,80}(?:newsletter|lettre d['’]information|infolettre|alertes)/i,
  /^(?:suscríb[ae]te|regístr[ae]te|recibe|inscreva-se|assine|receba|iscriviti).{0,80}(?:newsletter|boletín|boletim|canal|canale)/i,
  /^.{0,40}(?:bültenimize|e-bülten|bültenine|kanalımıza|youtube kanalına).{0,60}(?:abone|üye|kayıt|katıl)/i,
  /^(?:подпис(?:ывайтесь|аться|итесь)|підписуйтесь).{0,80}(?:рассылк|канал|телеграм|telegram|розсилк)/i,
  /^اشترك.{0,60}(?:النشرة|نشرتنا|قناتنا|القناة|البريد)/,
  /^تابعونا (?:على|عبر)/,
  /^(?:meld je aan|schrijf je in|zapisz się).{0,60}(?:nieuwsbrief|newsletter)/i,
];
