import { foldForDates } from '../fold.ts';

/** Month names of a calendar that is not Gregorian: what one means, and how to match any of them in folded text. */
export interface CalendarMonths {
  /** 1-12, null when the word is none of them. */
  monthOf(folded: string): number | null;
  /** Source of an expression that matches any name; needs the `u` flag. */
  readonly pattern: string;
}

let hijri: CalendarMonths | undefined;
let jalali: CalendarMonths | undefined;

/** The months of the Islamic calendar as the languages that date by it write them. */
export function hijriMonths(): CalendarMonths {
  hijri ??= monthsOf(HIJRI);
  return hijri;
}

/** The months of the Solar Hijri calendar: Iranian, Afghan and Pashto names. */
export function jalaliMonths(): CalendarMonths {
  jalali ??= monthsOf(JALALI);
  return jalali;
}

/** One line a month; names that contain another come first in the pattern. */
const HIJRI = [
  'محرم|محرم الحرام|muharram|muharrem|muharam|mouharram|muharrom|мухаррам',
  'صفر|صفر المظفر|صفر الخير|safar|safer|сафар',
  "ربيع الاول|ربیع الاول|ربيع اول|rabi al-awwal|rabi' al-awwal|rabi al-awal|rabi i|rabiulawal|rabiul awal|rabiul awwal|rebiulevvel|rabia al awal|раби-уль-авваль",
  "ربيع الاخر|ربيع الثاني|ربيع الثانيه|ربيع ثاني|rabi al-thani|rabi' al-thani|rabi al-akhir|rabi ii|rabiulakhir|rabiul akhir|rebiulahir|rabia ath-thani|раби-уль-ахир",
  'جمادي الاولي|جمادي الاول|جمادا الاولي|jumada al-awwal|jumada al-ula|jumada al-awal|jumada i|jumadilawal|jumadil awal|cemaziyelevvel|joumada al oula|джумад-уль-авваль',
  'جمادي الاخره|جمادي الثانيه|جمادي الثاني|جمادي الاخر|jumada al-thani|jumada al-akhirah|jumada al-akhira|jumada al-thania|jumada ii|jumadilakhir|jumadil akhir|cemaziyelahir|joumada ath-thania|джумад-уль-ахир',
  'رجب|رجب المرجب|رجب الفرد|rajab|recep|redjeb|раджаб',
  "شعبان|شعبان المعظم|sha'ban|shaban|shaaban|saban|syakban|chaabane|шаабан",
  'رمضان|رمضان المبارك|رمضان الكريم|ramadan|ramadhan|ramazan|ramazon|рамадан',
  'شوال|شوال المكرم|shawwal|shawal|sevval|syawal|chawwal|шавваль',
  "ذو القعده|ذي القعده|ذوالقعده|ذيقعده|ذي قعده|dhu al-qi'dah|dhu al-qadah|dhu al-qa'dah|dhul qadah|zilkade|zulkaidah|zulkaedah|zulqadah|dhou al qida|зуль-каада",
  'ذو الحجه|ذي الحجه|ذوالحجه|ذيحجه|ذي حجه|dhu al-hijjah|dhul hijjah|dhul-hijjah|dhu al-hijja|zilhicce|zulhijah|zulhijjah|zulhijja|dhou al-hijja|зуль-хиджжа',
];
const JALALI = [
  'فروردین|فروردین ماه|حمل|وری|farvardin',
  'اردیبهشت|اردیبهشت ماه|ثور|غویی|ordibehesht',
  'خرداد|خرداد ماه|جوزا|غبرگولی|khordad',
  'تیر|تیر ماه|سرطان|چنگاښ|tir',
  'مرداد|مرداد ماه|امرداد|اسد|زمری|mordad',
  'شهریور|شهریور ماه|سنبله|وږی|shahrivar',
  'مهر|مهر ماه|میزان|تله|mehr',
  'آبان|آبان ماه|عقرب|لړم|aban',
  'آذر|آذر ماه|قوس|لیندۍ|azar',
  'دی|دی ماه|جدی|مرغومی|dey',
  'بهمن|بهمن ماه|دلو|سلواغه|bahman',
  'اسفند|اسفند ماه|حوت|کب|esfand',
];

function monthsOf(lines: readonly string[]): CalendarMonths {
  const numbers = new Map<string, number>();
  const names = lines.flatMap((line, index) => line.split('|').map((name) => ({ name, month: index + 1 })));
  for (const { name, month } of names) numbers.set(keyOf(name), month);
  const sources = [...names].sort((a, b) => b.name.length - a.name.length).map(({ name }) => sourceOf(name));
  return {
    monthOf: (folded) => numbers.get(keyOf(folded)) ?? null,
    pattern: `(?<!\\p{L})(?:${sources.join('|')})(?!\\p{L})`,
  };
}

/** Arabic and Persian forms of a letter are one, and what joins the parts of a name is none of it. */
const keyOf = (name: string): string =>
  foldForDates(name)
    .replace(/[یى]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/[ةۃە]/g, 'ه')
    .replace(/[\s\u200c'’ʻʼ`-]/g, '');

const sourceOf = (name: string): string =>
  foldForDates(name)
    .replace(/['’ʻʼ`]/g, '')
    .replace(/[يیى]/g, '[يیى]')
    .replace(/[كک]/g, '[كک]')
    .replace(/[هةۃە]/g, '[هةۃە]')
    .replace(/[\s-]/g, "[\\s\\u200c'’-]{0,2}")
    .replace(/(?<=[a-z])(?=[a-z])/g, "['’ʻʼ`]?");
