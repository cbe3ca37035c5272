import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** Calls to go on somewhere else: `Read more: …`, `Also read`, `Click here for the full story`. */
export const readMore: Rule = {
  id: 'read-more',
  cuts(text) {
    if (text.length > MAX_LENGTH) return NOTHING;
    const said = forPhrases(text);
    return ALONE.test(said) || LEADS.test(said) ? whole(text) : NOTHING;
  },
};

const MAX_LENGTH = 250;
const WORDS =
  "read (?:more|also|next|the full (?:story|article))|also read|see also|related(?: (?:articles?|stories|news|content|topics?))?|more (?:on this story|from .{2,40}|stories|news)|you may also like|you might also like|recommended(?: for you)?|most (?:read|popular)|also in this section|don['’]t miss|continue reading|keep reading|lesen sie (?:auch|mehr|dazu)|mehr (?:zum thema|dazu)|auch interessant|weiterlesen|das könnte sie (?:auch )?interessieren|lire aussi|lire (?:la suite|également)|à lire (?:aussi|également)|voir aussi|sur le même (?:sujet|thème)|lee (?:también|más)|leer más|te puede interesar|ver también|noticias relacionadas|leia (?:também|mais)|saiba mais|leggi anche|leggi (?:tutto|di più)|potrebbe interessarti|ilgili haber(?:ler)?|devamını oku|haberin devamı|bunlar da ilginizi çekebilir|diğer haberler|ayrıca okuyun|читайте (?:также|ещё)|читать (?:далее|также)|смотрите также|по теме|читайте також|اقرأ (?:أيض[اًا]+|المزيد)|إقرأ (?:أيض[اًا]+|المزيد)|مواضيع ذات صلة|أخبار ذات صلة|شاهد أيض[اًا]+|بیشتر بخوانید|lees (?:ook|meer|verder)|czytaj (?:też|także|więcej)|zobacz (?:też|także)|läs (?:också|även|mer)|les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)|延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关新闻|相關新聞|関連記事|あわせて読みたい|관련 ?기사|더 보기";
const ALONE = new RegExp(`^(?:[>»▶►•→-]+\\s*)?(?:${WORDS})\\s*[:：.…»>→]*$`, 'iu');
const LEADS = new RegExp(`^(?:[>»▶►•→-]+\\s*)?(?:${WORDS})\\s*[:：|»→]\\s*\\S`, 'iu');
