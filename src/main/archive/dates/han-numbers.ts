/** Text with the years, months, days and hours that Chinese and Japanese write in characters in digits: `二〇二四年十二月九日` is `2024年12月9日`. */
export function withLatinNumbers(text: string): string {
  if (!NUMBERED.test(text)) return text;
  return text.replace(NUMBERS, (characters) => String(numberOf(characters)));
}

const NUMBERED = /[〇零一二三四五六七八九十]年|[一二三四五六七八九十]月/;
const NUMBERS = /[〇○零一二三四五六七八九十廿卅]+(?=\s?[年月日号號时時点點分])/g;
const DIGITS = '〇一二三四五六七八九';

function numberOf(characters: string): number {
  const plain = characters.replace(/[零○]/g, '〇').replace('廿', '二十').replace('卅', '三十');
  const ten = plain.indexOf('十');
  if (ten < 0) return Number([...plain].map((character) => DIGITS.indexOf(character)).join(''));
  const [tens, ones] = [plain.slice(0, ten), plain.slice(ten + 1)];
  return (tens === '' ? 1 : numberOf(tens)) * 10 + (ones === '' ? 0 : numberOf(ones));
}
