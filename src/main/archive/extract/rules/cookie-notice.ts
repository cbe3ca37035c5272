import { named, type PlaceRule } from './place-rule.ts';
import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** A site's notice about cookies or personal data. Told by three kinds of evidence together: what it is about, that it speaks to the reader, and what it wants. */
export const cookieNotice: Rule & PlaceRule = {
  id: 'cookie-notice',
  isWhole: true,
  holds: ({ names }) => PLACES.test(names),
  cuts(text) {
    if (text.length > MAX_LENGTH) return NOTHING;
    if (BUTTONS.test(text)) return whole(text);
    const words = forPhrases(text);
    const said = SPEECH.some(({ subject, speaks, wants }) => {
      if (!subject.test(words) || !speaks.test(words)) return false;
      return wants.test(words) || (words.length < SHORT && STARTS_SHORT.test(words));
    });
    return said ? whole(text) : NOTHING;
  },
};

/** What such a part of a page is called. */
const PLACES = named(
  'cookies?|cookiebar|cookie bar|cookie banner|cookiebanner|cookieconsent|consent|gdpr|ccpa|cmp|onetrust|didomi|usercentrics|quantcast|sp message|privacy (?:notice|banner)|çerez|cerez|kvkk|datenschutzhinweis|куки',
);
const MAX_LENGTH = 1500;
const SHORT = 90;

/** The whole of a short notice or one of its buttons. */
const STARTS_SHORT =
  /^(?:we|this (?:web)?site|our (?:web)?site|wir|diese (?:web)?seite|nous|ce site|utilizamos|usamos|usiamo|questo sito|sitemizde|мы|wij|deze (?:web)?site|używamy|vi)\b/i;
const BUTTONS =
  /^(?:(?:accept|allow|reject|decline|manage|customi[sz]e)(?: all)?(?: cookies| cookie settings| preferences)|cookie (?:settings|preferences|policy|consent|notice)|alle (?:cookies )?(?:akzeptieren|ablehnen)|cookie[- ]einstellungen|tout (?:accepter|refuser)|accepter (?:et continuer|les cookies)|gérer (?:mes|les) cookies|aceptar (?:todas las |las )?cookies|accetta(?: tutti)?(?: i)? cookie|(?:tüm )?çerezleri kabul et|çerez (?:politikası|ayarları)|принять (?:все )?(?:cookie|куки)|aceitar (?:todos os )?cookies|alle cookies (?:accepteren|weigeren)|قبول (?:جميع )?ملفات تعريف الارتباط)[.!]?$/i;

interface Speech {
  /** What the notice is about. */
  readonly subject: RegExp;
  /** That a site speaks to its reader, as an article does not. */
  readonly speaks: RegExp;
  /** Consent, purpose, further terms. */
  readonly wants: RegExp;
}

const SPEECH: readonly Speech[] = [
  {
    subject: /\bcookies?\b|\bpersonal data\b|\btracking technologies\b/i,
    speaks:
      /\b(?:our (?:web)?sites?|this (?:web)?site|we (?:and our partners |also )?(?:use|store|position|place|set|process|collect)|your (?:personal data|consent|preferences|experience|device|choices|browser))\b|\bby (?:using|continuing|browsing|clicking)\b|\bprovide you\b/i,
    wants:
      /\b(?:agree|accept|consent|privacy|policy|gdpr|kvkk|ccpa|preferences|opt[- ]out|better (?:service|experience)|best experience|personali[sz]e|analy[sz]e (?:our )?traffic)\b/i,
  },
  {
    subject: /çerez|kişisel veri/i,
    speaks: /sitemiz|web sitesi|sizlere|size daha|kullanıyoruz|kullanmaktayız|siteyi kullan|deneyiminiz|verileriniz/i,
    wants:
      /kabul|kvkk|gdpr|aydınlatma metni|politika|izin|rıza|daha iyi (?:hizmet|deneyim)|konumlandır|kullanıyoruz|kullanmaktayız/i,
  },
  {
    subject: /\bcookies?\b|personenbezogene|datenschutz/i,
    speaks: /\b(?:wir|unsere[rnms]?|diese (?:web)?seite|ihnen|ihre[rnms]?|sie)\b/i,
    wants:
      /zustimm|einwillig|akzeptier|einverstanden|dsgvo|datenschutz|einstellungen|nutzererlebnis|verarbeiten|(?:ver|be)wenden cookies/i,
  },
  {
    subject: /\bcookies?\b|\btraceurs\b|données personnelles|données à caractère personnel/i,
    speaks: /\b(?:nous|notre|nos|ce site|votre|vos|vous)\b/i,
    wants: /accept|consent|rgpd|confidentialité|politique|paramétr|refus|navigation|meilleure? expérience|mesure d['’]audience/i,
  },
  {
    subject: /\bcookies?\b|datos personales|dados pessoais|dati personali/i,
    speaks:
      /\b(?:utilizamos|usamos|este siti?o|nuestr[oa]s?|noss[oa]s?|su (?:experiencia|consentimiento|navegación)|sua? (?:experiência|navegação)|utilizziamo|usiamo|questo sito|il nostro|la tua|il tuo|i tuoi)\b/i,
    wants:
      /acept|aceit|accett|acconsent|consent|rgpd|lgpd|gdpr|privaci|privacy|política|informativa|preferenc|preferênc|preferenz|mejorar|melhorar|migliorare/i,
  },
  {
    subject: /cookie|куки|кук[иа]|персональн\p{L}+ данн|файлы cookie|персональних даних/iu,
    speaks: /мы |ми |наш|вам|вас|вы |ваш|сайт/i,
    wants: /соглас|прин(?:ять|има)|политик|конфиденциальн|использу|используя|згод|погодж|продолжая|продовжуючи/i,
  },
  {
    subject: /ملفات (?:تعريف الارتباط|الارتباط)|الكوكيز|كوكيز|البيانات الشخصية|بياناتك الشخصية/,
    speaks: /نستخدم|نحن|موقعنا|هذا الموقع|استخدامك|تصفحك|تجربتك|بياناتك/,
    wants: /توافق|موافق|قبول|تقبل|سياسة|الخصوصية|تحسين|إعدادات/,
  },
  {
    subject: /کوکی/,
    speaks: /ما |سایت|شما|تجربه/,
    wants: /موافق|پذیر|حریم خصوصی|سیاست|بهبود/,
  },
  {
    subject: /\bcookies?\b|\bciasteczk|persoonsgegevens|dane osobowe|danych osobowych|personuppgifter/i,
    speaks:
      /\b(?:wij|we|onze|deze (?:web)?site|uw|je|używamy|nasz\p{L}*|ta strona|twoj\p{L}*|vi använder|vi bruker|vi bruger|din|vår\p{L}*|vores)\b/iu,
    wants:
      /toestemming|akkoord|accept|avg\b|privacy|voorkeuren|zgod|akcept|rodo|prywatno|samtyck|godkänn|godta|samtykke|bättre|bedre|betere/i,
  },
  {
    subject: /cookie|クッキー|쿠키|个人信息|個人情報/i,
    speaks: /当サイト|本网站|本網站|我们|我們|お客様|당사|본 사이트|이 사이트|您/,
    wants: /同意|使用|利用|隐私|隱私|プライバシー|동의|사용/,
  },
];
