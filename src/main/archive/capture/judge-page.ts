import { type Headers, headerOf } from './header-values.ts';
import type { PageScan } from './scan-page.ts';

/** What makes a page less than it seems. */
export type Suspicion = 'bot-wall' | 'consent' | 'paywall' | 'soft-404' | 'login' | 'needs-browser';

/** What a page is judged by. */
export interface PageEvidence {
  readonly requestedUrl: string;
  readonly finalUrl: string;
  readonly status: number;
  readonly headers: Headers;
  readonly scan: PageScan;
}

/** Every reason to doubt that the page is the article. Errs towards doubt where the text is thin: a false "complete" is the one wrong answer. */
export function judgePage(page: PageEvidence): Suspicion[] {
  return RULES.filter(([, applies]) => applies(page)).map(([name]) => name);
}

/** Whether an error answer is a wall against programs rather than the site's own word. */
export function isBotWall(status: number, headers: Headers, text: string): boolean {
  if (headerOf(headers, 'cf-mitigated') !== '' || headerOf(headers, 'x-datadome') !== '') return true;
  return (status === 403 || status === 429 || status === 503) && BOT_TEXT.test(text);
}

/** Below this much text a page is hardly an article. */
const THIN = 1_200;
const VERY_THIN = 280;

const BOT_TITLE =
  /^(just a moment|attention required|access denied|pardon our interruption|are you (a )?(human|robot)|please wait|one more step|security check|ddos-guard|verifying|checking your browser|bot verification|robot check|human verification|un momento|einen moment|un instant)/i;
const BOT_TEXT =
  /verify (that )?you are (a )?human|checking (if the site connection is secure|your browser)|are you a robot|unusual (traffic|activity)|enable javascript and cookies to continue|press (&|and) hold|complete the (captcha|security check)|please stand by, while we are checking|ddos protection by|request unsuccessful\. incapsula/i;
const BOT_SCRIPT =
  /challenges\.cloudflare\.com|cdn-cgi\/challenge-platform\/h\/|_cf_chl_opt|captcha-delivery\.com|_incapsula_resource|px-captcha|\/_sec\/cp_challenge|awswaf\.com/i;
const CONSENT_HOST =
  /^(consent|guce|consents|cmp|zustimmung|privacywall|cookiewall)\.|^myprivacy\.|(^|\.)privacy-mgmt\.com$|(^|\.)consent\.[a-z-]+\.[a-z]+$/i;
const CONSENT_PATH = /\/(cookie-?wall|consent|collectconsent|privacy-?gate|zustimmung|cookie-?consent)(\/|\.|\?|$)/i;
const CONSENT_TEXT =
  /(accept all|alle akzeptieren|zustimmen|tout accepter|accepter et continuer|aceptar todo|accetta tutto|accepteer alles|alles accepteren|godkend alle|godta alle|tümünü kabul|zaakceptuj|aceitar tudo)/i;
const COOKIE_WORD = /cookie|datenschutz|privacy|tcf|gdpr|consent|confidentialité|privacidad|gizlilik/i;
const LOGIN_PATH = /\/(login|log-in|signin|sign-in|anmelden|connexion|iniciar-sesion|accounts?\/login|auth|sso)(\/|\.|\?|$)/i;
const LOGIN_TEXT = /\b(log ?in|sign ?in|anmelden|se connecter|iniciar sesión|giriş yap|войти|accedi)\b/i;
const PAYWALL_TEXT =
  /subscribe (now )?to (continue|read|keep)|continue reading (with|by)|already a subscriber|subscribers only|to read the (full|rest)|become a (member|subscriber) to|this (article|content|story) is (reserved )?for (our )?(subscribers|members)|weiterlesen mit|jetzt (abonnieren|weiterlesen)|dieser artikel ist (exklusiv|nur) für|réservé aux abonnés|pour lire la suite|contenido (exclusivo )?para suscriptores|suscríbete para|riservato agli abbonati|abbonati per (continuare|leggere)|abonelere özel|только для подписчиков|有料会員|続きを読むには|会員限定/i;
const NOT_FOUND_TITLE =
  /\b404\b|\bnot found\b|\bpage (cannot|could not|can't) be found\b|nicht gefunden|page introuvable|non trouvée|no encontrad[ao]|página no existe|non trovata|pagina niet gevonden|sayfa bulunamadı|страница не найдена|nie znaleziono|não encontrada|ページが見つかりません|找不到页面|الصفحة غير موجودة/i;
const NEEDS_SCRIPT =
  /(enable|requires?|need|turn on|activate|aktivier|activez|habilit|attiva|включит)[^.]{0,40}javascript|javascript[^.]{0,40}(disabled|required|needed|deaktiviert|désactivé)|有効にして/i;

const RULES: readonly (readonly [Suspicion, (page: PageEvidence) => boolean])[] = [
  [
    'bot-wall',
    ({ headers, scan }) =>
      headerOf(headers, 'cf-mitigated') !== '' ||
      (scan.textWeight < THIN && (BOT_TITLE.test(scan.title) || BOT_TEXT.test(scan.text) || BOT_TEXT.test(scan.noscriptText))) ||
      (scan.textWeight < VERY_THIN && BOT_SCRIPT.test(scan.scriptText)),
  ],
  [
    'consent',
    ({ requestedUrl, finalUrl, scan }) => {
      const [asked, got] = [new URL(requestedUrl), new URL(finalUrl)];
      if (asked.href !== got.href && (CONSENT_HOST.test(got.hostname) || CONSENT_PATH.test(got.pathname))) return true;
      return scan.textWeight < 2 * THIN && CONSENT_TEXT.test(scan.text) && COOKIE_WORD.test(scan.text);
    },
  ],
  ['paywall', ({ scan }) => notFree(scan.jsonLd) || (scan.textWeight < 6 * THIN && PAYWALL_TEXT.test(scan.text))],
  [
    'soft-404',
    ({ requestedUrl, finalUrl, scan }) => {
      if (NOT_FOUND_TITLE.test(scan.title)) return true;
      const [asked, got] = [new URL(requestedUrl), new URL(finalUrl)];
      const sentHome =
        asked.pathname.split('/').filter(Boolean).length > 0 && /^\/(index\.\w+)?$/.test(got.pathname) && got.search === '';
      return (sentHome && asked.href !== got.href) || (scan.textWeight < THIN / 2 && NOT_FOUND_TITLE.test(scan.text));
    },
  ],
  [
    'login',
    ({ requestedUrl, finalUrl, scan }) => {
      const [asked, got] = [new URL(requestedUrl), new URL(finalUrl)];
      if (LOGIN_PATH.test(got.pathname) && !LOGIN_PATH.test(asked.pathname)) return true;
      return scan.passwordFields > 0 && scan.textWeight < THIN && LOGIN_TEXT.test(`${scan.title} ${scan.text}`);
    },
  ],
  [
    'needs-browser',
    ({ scan }) =>
      (scan.textWeight < VERY_THIN && scan.scripts > 0) ||
      (scan.textWeight < THIN && (NEEDS_SCRIPT.test(scan.noscriptText) || NEEDS_SCRIPT.test(scan.text))),
  ],
];

function notFree(jsonLd: readonly string[]): boolean {
  return jsonLd.some((block) =>
    /"isAccessibleForFree"\s*:\s*"?(?:false|http:\/\/schema\.org\/False|https:\/\/schema\.org\/False)"?/i.test(block),
  );
}
