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
  "read (?:more|also|next|the full (?:story|article))|also read|see also|related(?: (?:articles?|stories|posts?|news|content|topics?|coverage|reading))?|more great .{2,30} stories|want more stories like this|latest news|breaking news|top stories|trending(?: (?:now|on .{2,40}|videos|stories))?|editors?['’]?s?['’]? ?picks?|best of .{2,30}|more (?:in|about|on) .{2,40}|recommended (?:by our editors|stories|reading|articles)|also on .{2,40}|shop this story|people are also reading|popular(?: (?:now|stories|articles))?|next article|previous article|required reading|explore more|zum artikel|veja também|neueste (?:artikel|beiträge|meldungen)|meist-?(?:diskutiert|gelesen|kommentiert)|verwandte (?:artikel|beiträge|themen)|entdecke weitere .{2,30}|lesen sie auch die folgenden beiträge|más leídas?|lo más (?:leído|visto)|le plus lus?|les plus lus|più letti|en çok okunanlar|самое читаемое|الأكثر قراءة|más información|more (?:on this story|from .{2,40}|stories|news)|you may also like|you might also like|recommended(?: for you)?|most (?:read|popular)|also in this section|don['’]t miss|continue reading|keep reading|lesen sie (?:auch|mehr|dazu)|mehr (?:zum thema(?: auf .{2,40})?|dazu)|lest auch|lesen sie (?:hier )?mehr(?: .{2,60})?|empfohlene (?:beiträge|artikel)|ähnliche (?:beiträge|artikel)|weitere (?:artikel|beiträge|meldungen|nachrichten|themen)|(?:das|dieses) (?:thema )?könnte (?:dich|sie|euch) (?:auch )?interessieren|das thema könnte dich auch interessieren|auch auf .{2,40}|news & schlagzeilen|neue angebote bei .{2,40}|neues aus der .{2,40}|auch interessant|weiterlesen|das könnte sie (?:auch )?interessieren|lire aussi|lire (?:la suite|également)|à lire (?:aussi|également)|voir aussi|sur le même (?:sujet|thème)|lee (?:también|más)|leer más|te puede interesar|para saber más|más (?:noticias|información|en .{2,30})|ver también|noticias relacionadas|leia (?:também|mais)|saiba mais|leggi anche|leggi (?:tutto|di più)|potrebbe interessarti|ilgili haber(?:ler)?|devamını oku|haberin devamı|bunlar da ilginizi çekebilir|diğer haberler|ayrıca okuyun|читайте (?:также|ещё)|читать (?:далее|также)|смотрите также|по теме|читайте також|اقرأ (?:أيض[اًا]+|المزيد)|إقرأ (?:أيض[اًا]+|المزيد)|مواضيع ذات صلة|أخبار ذات صلة|شاهد أيض[اًا]+|بیشتر بخوانید|lees (?:ook|meer|verder)|czytaj (?:też|także|więcej)|zobacz (?:też|także)|läs (?:också|även|mer)|les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)|延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关新闻|相關新聞|関連記事|【関連記事】|おすすめ情報|関連キーワード|関連ニュース|あわせて読みたい|관련 ?기사|더 보기";
const ALONE = new RegExp(`^(?:[>»▶►•→-]+\\s*)?(?:${WORDS})\\s*[:：.…»>→?!]*$`, 'iu');
const LEADS = new RegExp(`^(?:[>»▶►•→-]+\\s*)?(?:${WORDS})\\s*[:：|»→]\\s*\\S`, 'iu');
