import { blocksToText } from '../../shared/block-text.ts';
import type { Article } from '../../shared/contract/shapes/article.ts';
import type { Block } from '../../shared/contract/shapes/block.ts';
import type { Capture } from '../../shared/contract/shapes/capture.ts';

/** Invented outlets: none of them exists. */
const OUTLETS = {
  en: [
    ['Harbour Ledger', 'harbourledger.example'],
    ['Tarn Valley Post', 'tarnvalleypost.example'],
    ['Northgate Wire', 'northgatewire.example'],
    ['The Quay Courier', 'quaycourier.example'],
  ],
  fr: [['La Gazette du Tarn-Bleu', 'gazettetarnbleu.example']],
  ar: [['صوت الميناء', 'sawtalmina.example']],
  zh: [['海湾晚报', 'haiwanwanbao.example']],
  tr: [['Liman Postası', 'limanpostasi.example']],
} as const;

type Lang = keyof typeof OUTLETS;

const SUBJECTS: readonly (readonly [Lang, string, string, string])[] = [
  [
    'en',
    'Port inspectors warned three times about the grain silo before the blast',
    'Two letters and a phone log contradict the harbour authority’s account',
    'Inspectors who examined the east silo told the harbour authority three times that its vents were blocked, according to records seen by this newspaper.',
  ],
  [
    'en',
    'Grain silo blast: what the first ten minutes of radio traffic show',
    'A transcript, minute by minute',
    'The first call came at 06:42. A crane driver reported smoke above the east silo and asked whether the quay should be cleared.',
  ],
  [
    'fr',
    'Silo du port : le rapport que personne n’a lu',
    'Un document de quarante pages, daté du 3 février',
    'Le rapport recommandait de fermer le silo est avant la fin du mois. Il est resté sans réponse pendant huit semaines.',
  ],
  [
    'ar',
    'انفجار صومعة الحبوب: المحققون يطلبون سجلات التهوية',
    'لجنة التحقيق تمهل هيئة الميناء عشرة أيام',
    'قالت لجنة التحقيق في انفجار صومعة الحبوب يوم الاثنين إنها طلبت من هيئة الميناء سجلات التهوية كاملة خلال عشرة أيام.',
  ],
  [
    'zh',
    '港口粮仓爆炸：调查组要求提交通风记录',
    '调查组给港务局十天时间',
    '粮仓爆炸调查组星期一表示，已要求港务局在十天内提交完整的通风记录，并说明三月的检查为何被取消。',
  ],
  [
    'tr',
    'Silo patlaması: denetçiler limanı üç kez uyarmış',
    'Liman idaresi yazışmaları açıklamadı',
    'Doğu silosunu inceleyen denetçiler, havalandırma bacalarının tıkalı olduğunu liman idaresine üç kez bildirdi.',
  ],
  [
    'en',
    'Harbour authority publishes inspection log, with nine pages missing',
    'Officials say the pages were damaged by water',
    'The log released on Friday covers eleven months. Nine pages, all from March, are absent from the copy given to reporters.',
  ],
  [
    'en',
    'Dock workers describe blocked vents: “We swept it and reported it”',
    'Six workers, six accounts, one detail in common',
    'Six people who worked the night shift say that dust lay ankle-deep on the gantry and that they reported it in writing.',
  ],
  [
    'en',
    'Insurers dispute date of last silo cleaning',
    'The contract says monthly; invoices show two visits in a year',
    'Invoices from the cleaning contractor show two visits in twelve months. The policy required one every month.',
  ],
  [
    'fr',
    'Les familles demandent une enquête indépendante',
    'Une pétition de douze mille signatures remise mardi',
    'Les familles des quatre ouvriers blessés ont remis une pétition au conseil du port. Elles demandent que les journaux de bord soient publiés.',
  ],
  [
    'ar',
    'عمال الميناء: أبلغنا عن الغبار كتابة',
    'ستة عمال يروون ما جرى في الوردية الليلية',
    'قال ستة عمال من الوردية الليلية إنهم أبلغوا عن تراكم الغبار كتابة في شباط وآذار ولم يتلقوا ردا.',
  ],
  [
    'en',
    'Council votes to close the north quay until the inquiry reports',
    'Nine votes to four after a five-hour session',
    'The north quay will stay closed until the inquiry has reported, the council decided late on Tuesday by nine votes to four.',
  ],
  [
    'zh',
    '码头工人：我们书面报告过积尘',
    '六名夜班工人讲述经过',
    '六名夜班工人说，二月和三月他们多次书面报告粮仓平台积尘，但没有得到答复。',
  ],
  [
    'en',
    'Who owned the silo? A trail through four companies',
    'The lease changed hands eleven days before the blast',
    'The lease of the east silo passed through four companies in three years, the last time eleven days before the explosion.',
  ],
  [
    'tr',
    'Liman meclisi kuzey rıhtımı kapattı',
    'Beş saatlik oturumda dokuza dört oy',
    'Meclis, soruşturma raporu açıklanana kadar kuzey rıhtımın kapalı kalmasına karar verdi.',
  ],
  [
    'en',
    'Correction: silo capacity',
    '',
    'An earlier article gave the capacity of the east silo as 48,000 tonnes. It is 4,800 tonnes.',
  ],
];

const TAGS = ['inspection', 'testimony', 'documents', 'ownership', 'council', 'insurance'] as const;
const COLLECTIONS = ['Silo inquiry/Inspections', 'Silo inquiry/Workers', 'Silo inquiry', 'Quay closure'] as const;

/** `count` invented articles about an invented accident, the same ones every time. */
export function fakeArticles(count = 64): Article[] {
  const random = seeded(7);
  return Array.from({ length: count }, (_, index) => fakeArticle(index, random));
}

function fakeArticle(index: number, random: () => number): Article {
  const [lang, subject, standfirst, opening] = SUBJECTS[index % SUBJECTS.length] ?? ['en', 'Untitled', '', ''];
  const round = Math.floor(index / SUBJECTS.length);
  const outlets = OUTLETS[lang];
  const [siteName, source] = outlets[Math.floor(random() * outlets.length)] ?? outlets[0];
  const title = round === 0 ? subject : `${subject} (${round + 1})`;
  const blocks = bodyOf(lang, standfirst, opening);
  const text = blocksToText(blocks);
  const day = new Date(Date.UTC(2022, 2, 18) - Math.floor(random() ** 2 * 400) * 86_400_000 - Math.floor(random() * 86_400_000));
  const isUndated = index % 17 === 16;
  const isMonthOnly = index % 19 === 18;
  const id = `01JFAKE${String(index).padStart(19, '0')}`;
  const capturedAt = new Date(day.getTime() + 3 * 3_600_000).toISOString();
  const captures = index % 5 === 0 ? 3 : 1;
  const tags = TAGS.filter(() => random() < 0.22);
  const iso = day.toISOString();
  return {
    id,
    title,
    byline: lang === 'en' && index % 3 === 0 ? ['Mira Tolland'] : lang === 'fr' ? ['Jeanne Corvale'] : [],
    siteName,
    source,
    url: `https://${source}/2022/silo-${index}`,
    publishedAt: isUndated
      ? null
      : {
          value: isMonthOnly ? iso.slice(0, 7) : iso.slice(0, 16),
          precision: isMonthOnly ? 'month' : 'minute',
          zone: isMonthOnly ? null : 'Z',
          certainty: 'stated',
          raw: iso,
        },
    updatedAt: null,
    capturedAt,
    lang: lang === 'zh' ? 'zh-Hans' : lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
    wordCount: Math.max(60, Math.round(text.length / 5)),
    excerpt: opening,
    tags,
    collections: random() < 0.4 ? [COLLECTIONS[Math.floor(random() * COLLECTIONS.length)] ?? 'Quay closure'] : [],
    captures,
    notes: index % 7 === 0 ? 1 : 0,
    unread: random() < 0.3,
    starred: index % 9 === 0,
    trashed: false,
    needsCare: isUndated ? ['undated'] : index % 23 === 22 ? ['looks-incomplete'] : [],
    blocks,
    removed: [
      { rule: 'navigation', text: 'Home · Port · Region · Sport', where: 'line 1', at: 0 },
      { rule: 'navigation', text: 'Follow us', where: 'line 2', at: 0 },
      { rule: 'newsletter-form', text: 'Get the morning briefing. Enter your address.', where: 'line 19', at: 4 },
      { rule: 'related-links', text: 'Read more: Who swept the gantry?', where: 'line 27', at: 6 },
    ],
    text,
    captureList: Array.from({ length: captures }, (__, nth) => fakeCapture(id, capturedAt, nth)),
    noteList:
      index % 7 === 0
        ? [
            {
              id: `${id}-note`,
              text: 'Ask for the receipt stamp on the February letter.',
              createdAt: capturedAt,
              updatedAt: capturedAt,
            },
          ]
        : [],
    warnings: [],
    originals: {},
    leadImage: null,
    settled: [],
  };
}

function bodyOf(lang: Lang, standfirst: string, opening: string): Block[] {
  const more = MORE[lang];
  return [
    ...(standfirst === '' ? [] : [{ type: 'paragraph' as const, text: standfirst, role: 'standfirst' as const }]),
    { type: 'paragraph', text: opening },
    ...more.slice(0, 2).map((text) => ({ type: 'paragraph' as const, text })),
    { type: 'heading', level: 2, text: HEADINGS[lang] },
    ...more.slice(2).map((text) => ({ type: 'paragraph' as const, text })),
    { type: 'quote', text: more[1] ?? opening },
    {
      type: 'figure',
      image: { url: 'https://pictures.example/quay.jpg', sha256: null, mime: null, missing: '404 when captured' },
      caption: opening.slice(0, 60),
      credit: 'Harbour Ledger',
    },
    { type: 'list', ordered: false, items: more.map((text) => ({ text: text.slice(0, 70) })) },
    {
      type: 'table',
      header: true,
      rows: [
        ['Month', 'Visits', 'Reports'],
        ['January', '1', '2'],
        ['February', '0', '3'],
        ['March', '1', '0'],
      ],
      caption: 'Cleaning visits and dust reports',
    },
  ];
}

const HEADINGS: { readonly [lang in Lang]: string } = {
  en: 'What the records show',
  fr: 'Ce que disent les registres',
  ar: 'ماذا تقول السجلات؟',
  zh: '记录显示了什么',
  tr: 'Kayıtlar ne gösteriyor',
};

const MORE: { readonly [lang in Lang]: readonly string[] } = {
  en: [
    'The first letter, dated 6 October 2021, recorded dust on the gantry and recommended a second inspection within six weeks. No inspection followed.',
    'The second letter said “the vents on the river side do not open” and asked that loading stop. Loading went on.',
    'A spokesman for the harbour authority said on Saturday that the letters had been answered by telephone. The authority has not released a record of those calls.',
    'Four people were treated in hospital for minor injuries; nobody was killed. The quay reopened to small vessels on 14 March 2022.',
    'Grain moved through the silo on 212 days of the year before the blast, according to the loading book, which the inquiry has asked to see.',
    'The inquiry will hear the crane driver on Thursday. It has no power to compel the harbour authority to hand over its log.',
  ],
  fr: [
    'La première lettre, datée du 6 octobre 2021, signalait de la poussière sur la passerelle et recommandait une nouvelle inspection.',
    'La seconde précisait que « les évents côté rivière ne s’ouvrent pas » et demandait l’arrêt du chargement.',
    'Un porte-parole du port a déclaré samedi que les lettres avaient reçu une réponse par téléphone.',
    'Quatre personnes ont été soignées pour des blessures légères.',
  ],
  ar: [
    'وسجلت الرسالة الأولى المؤرخة في 6 تشرين الأول 2021 وجود غبار على الممر وأوصت بتفتيش ثان خلال ستة أسابيع.',
    'وذكرت وكالة Northgate Wire أن فتحات التهوية من جهة النهر لم تكن تعمل يوم الانفجار.',
    'ولم تُسجَّل وفيات، فيما نُقل أربعة أشخاص إلى المستشفى بإصابات طفيفة.',
    'وأعيد فتح الرصيف أمام القوارب الصغيرة في 14 آذار 2022.',
  ],
  zh: [
    '第一封信写于2021年10月6日，记录平台上有积尘，建议六周内再次检查。',
    '第二封信说“靠河一侧的通风口打不开”，要求停止装卸。',
    '港务局发言人星期六说，信件已通过电话答复。',
    '四人因轻伤接受治疗，没有人死亡。',
  ],
  tr: [
    '6 Ekim 2021 tarihli ilk mektup, platformda toz biriktiğini kaydediyor ve altı hafta içinde yeni bir denetim öneriyordu.',
    'İkinci mektupta “nehir tarafındaki bacalar açılmıyor” deniyor ve yüklemenin durdurulması isteniyordu.',
    'Liman idaresi sözcüsü, mektuplara telefonla yanıt verildiğini söyledi.',
    'Dört kişi hafif yaralarla hastanede tedavi edildi.',
  ],
};

function fakeCapture(articleId: string, first: string, nth: number): Capture {
  const sha256 = Array.from({ length: 64 }, (_, at) =>
    ((articleId.charCodeAt(at % articleId.length) + at * 7 + nth) % 16).toString(16),
  ).join('');
  return {
    id: `${articleId}-c${nth}`,
    capturedAt: new Date(Date.parse(first) - nth * 86_400_000).toISOString(),
    method: 'fetch',
    status: 'complete',
    requestedUrl: 'https://harbourledger.example/2022/silo',
    finalUrl: 'https://harbourledger.example/2022/silo',
    redirects: [],
    httpStatus: 200,
    mime: 'text/html',
    bytes: 48_213,
    sha256,
    warc: sha256,
    rendition: null,
    resourcesSaved: 3,
    resourcesWanted: 4,
    verifiedAt: nth === 0 ? '2026-11-12T08:00:00.000Z' : null,
    interventions: [],
    warnings: [],
  };
}

/** A small repeatable generator of numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
