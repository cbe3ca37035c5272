import { named, type PlaceRule } from './place-rule.ts';
import { NOTHING, type Rule, whole } from './rule.ts';

/** The path of sections that leads to the page: `Home > World > Middle East`. */
export const breadcrumb: Rule & PlaceRule = {
  id: 'breadcrumb',
  isWhole: true,
  holds: ({ names }) => PLACES.test(names),
  cuts(text) {
    if (text.length > MAX_LENGTH) return NOTHING;
    const steps = text.split(/\s*[>›»→/|\\]\s*/);
    const begins = START.test(steps[0] ?? '');
    return begins && steps.length >= 2 && steps.every((step) => step.length <= 60) ? whole(text) : NOTHING;
  },
};

/** What such a part of a page is called. */
const PLACES = named('breadcrumbs?|bread crumbs?|brotkrumen|brotkrümel|fil d ariane|migas');
const MAX_LENGTH = 200;
const START =
  /^(?:home|homepage|start|startseite|accueil|inicio|início|home page|anasayfa|ana sayfa|главная|головна|الرئيسية|الصفحة الرئيسية|خانه|strona główna|hem|hjem|forside|etusivu|首页|首頁|ホーム|トップ|홈)$/i;
