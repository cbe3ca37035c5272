/** Whether Chinese is written in simplified or traditional characters; null when the text holds none that differ and the claim does not say. */
export function scriptOf(text: string, hint: string | null | undefined): 'Hans' | 'Hant' | null {
  let simplified = 0;
  let traditional = 0;
  for (const character of text) {
    if (SIMPLIFIED.has(character)) simplified++;
    else if (TRADITIONAL.has(character)) traditional++;
  }
  if (simplified !== traditional) return simplified > traditional ? 'Hans' : 'Hant';
  if (/hant|[-_](tw|hk|mo)\b/i.test(hint ?? '')) return 'Hant';
  return /hans|[-_](cn|sg)\b/i.test(hint ?? '') ? 'Hans' : null;
}

/** Frequent characters whose two forms differ, in the same order. */
const SIMPLIFIED = new Set(
  '这们个国来时会对说为过发学动现实开关问间见长门东车马鱼鸟龙书华从众让认议记论语请调证报导网络业产务员类样进远还边达运选战区医师单卖买权条总统经济环减将军农与义乐亿仅价传伤体',
);
const TRADITIONAL = new Set(
  '這們個國來時會對說為過發學動現實開關問間見長門東車馬魚鳥龍書華從眾讓認議記論語請調證報導網絡業產務員類樣進遠還邊達運選戰區醫師單賣買權條總統經濟環減將軍農與義樂億僅價傳傷體',
);
