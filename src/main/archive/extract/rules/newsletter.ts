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
const MAX_LENGTH = 350;
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
  /^(?:sign ?up|subscribe|register|join)\b.{0,200}\b(?:newsletters?|inbox|breaking news|top stories|updates|alerts)\b/i,
  /\b(?:sign ?up|signing up) (?:for|to) (?:our|the|my|.{2,40}['’]s)\b.{0,60}\bnewsletters?\b/i,
  /^(?:a )?(?:welcome|confirmation) e-?mail (?:is on its way|has been sent)/i,
  /^(?:the next issue of .{2,60} will soon be in your inbox|we encountered an issue signing you up|by (?:signing up|subscribing|clicking|providing|entering) .{0,120}\b(?:consent|agree|terms|privacy)\b|your subscription (?:could not be saved|has been successful)|this newsletter may contain|please check your (?:junk|spam) folder)/i,
  /^(?:subscribe|sign ?up|join|become a (?:member|subscriber)|start your (?:day|subscription|free trial))\b.{0,160}\b(?:today|now|access|support|membership|free|stories|coverage|edition|powered by|writers)\b/i,
  /^(?:stay|keep) (?:up[- ]to[- ]date|informed|up to speed|ahead|in the (?:know|loop))\b.{0,200}$/i,
  /^(?:jetzt abonnieren|abonnieren sie|abonniere unseren|mit meiner anmeldung zum newsletter|.{2,60}newsletter informiert sie)\b/i,
  /^every (?:day|week|morning|evening) we (?:send|email)\b/i,
  /^(?:get|download|for) the latest (?:news|stories)\b.{0,120}\b(?:app|apps|phone|inbox|newsletter|channel)\b/i,
  /\b(?:canal de (?:telegram|youtube|whatsapp))\b.{0,80}$/i,
];
