// An invented case for the pictures in the README: outlets, people and the pier of Tarn do not exist.
const OUTLETS = {
  gazette: { name: 'Tarn Harbour Gazette', host: 'gazette.tarn.example', lang: 'en' },
  ivel: { name: 'Ivel Morning Post', host: 'ivelpost.example', lang: 'en' },
  wire: { name: 'Coast Wire', host: 'coastwire.example', lang: 'en' },
  echo: { name: 'L’Écho de la Côte', host: 'echocote.example', lang: 'fr' },
  sawt: { name: 'صوت المرفأ', host: 'sawtalmarfa.example', lang: 'ar' },
  haigang: { name: '海港日报', host: 'haigang.example', lang: 'zh' },
  liman: { name: 'Liman Gündemi', host: 'limangundemi.example', lang: 'tr' },
};

const LEADS = [
  [
    'gazette',
    '2023-05-11T08:20:00Z',
    'Odile Marren',
    'Harbour board shuts the long pier after divers find a split beam',
    'Walkers had been in no danger, the board says; its own surveyor had asked for a steel collar in March',
    [
      'The harbour board of Tarn closed the long pier on Thursday morning after divers reported a split beam under the fourth bay.',
      'The beam carries the rails of the coal tram, which last ran in 1961. The board said that the closure would last until a second survey was finished, and that it expected no effect on the autumn fair.',
      'Petra Holm, the surveyor, wrote in her report of 9 May that the split was “old, clean and growing”. She had asked for a steel collar on 14 March, according to two letters seen by this newspaper.',
      'Two crews of the ferry to Ivel moved to the stone quay. Their masters said that the tide there allows four crossings a day, against nine from the pier.',
      'The board is to meet on 17 May. Its chairman, Anselm Roke, did not answer questions about the letters.',
    ],
  ],
  [
    'ivel',
    '2023-05-13T06:00:00Z',
    'Bram Tollard',
    'Four crossings a day: Ivel counts the cost of the shut pier',
    'Ticket sales halve in a week',
    [
      'Shopkeepers in Ivel said on Saturday that the closing of the long pier had halved the number of day visitors.',
      'The ferry office sold 312 tickets on Friday; a week before it had sold 655. The stone quay is too short for the larger of the two boats.',
      'A meeting of the island council was called for 17 May. The split beam, the council said, had been known to the harbour board since March.',
    ],
  ],
  [
    'echo',
    '2023-05-12T09:30:00Z',
    'Maëlle Corvin',
    'La grande jetée de Tarn fermée : une poutre fendue sous la quatrième travée',
    'Le conseil du port parle d’une mesure de précaution',
    [
      'Le conseil du port de Tarn a fermé la grande jetée jeudi matin, après que des plongeurs ont signalé une poutre fendue sous la quatrième travée.',
      'La poutre porte les rails du tramway à charbon, arrêté en 1961. La fermeture durera jusqu’à la fin d’une seconde expertise.',
      'Deux lettres du mois de mars, que L’Écho a pu lire, demandaient déjà un collier d’acier avant les tempêtes d’automne.',
    ],
  ],
  [
    'sawt',
    '2023-05-12T10:00:00Z',
    'سلمى دارين',
    'إغلاق الرصيف الطويل بعد العثور على عارضة متشققة',
    'هيئة المرفأ: لا خطر على المشاة',
    [
      'أغلقت هيئة المرفأ الرصيف الطويل صباح الخميس بعد أن أبلغ الغواصون عن عارضة متشققة تحت الجزء الرابع من الرصيف.',
      'وقالت الهيئة إن المشاة لم يكونوا في خطر، وإن الإغلاق سيستمر حتى انتهاء المسح الثاني للمنشأة بأكملها.',
      'وانتقلت عبّارتان إلى الرصيف الحجري، حيث لا يسمح المد إلا بأربع رحلات في اليوم الواحد.',
    ],
  ],
  [
    'haigang',
    '2023-05-12T02:15:00Z',
    '林若溪',
    '长码头因横梁开裂关闭，渡轮改停石码头',
    '验船师三月已要求加装钢箍',
    [
      '塔恩港务局星期四上午关闭了长码头。此前潜水员报告称，第四跨下方的一根横梁已经开裂。',
      '这根横梁承载着1961年停运的运煤电车轨道。港务局表示，关闭将持续到第二次勘测完成。',
      '开往艾维尔的渡轮改停石码头，每天只能往返四次，而在长码头可以往返九次。',
    ],
  ],
  [
    'liman',
    '2023-05-12T07:45:00Z',
    'Defne Aral',
    'Uzun iskele kapatıldı: dalgıçlar çatlak kiriş buldu',
    'Feribot seferleri günde dörde indi',
    [
      'Tarn liman kurulu, dalgıçların dördüncü açıklığın altında çatlak bir kiriş bulması üzerine uzun iskeleyi perşembe sabahı kapattı.',
      'Kiriş, 1961’de kaldırılan kömür tramvayının raylarını taşıyor. Kurul, kapatmanın ikinci inceleme bitene kadar süreceğini açıkladı.',
      'Feribotlar taş rıhtıma alındı; gelgit burada günde yalnızca dört sefere izin veriyor.',
    ],
  ],
  [
    'wire',
    '2023-05-17T18:05:00Z',
    'Staff',
    'Harbour board admits it read the March letters',
    'Minutes released after the council asked for them',
    [
      'The harbour board of Tarn said on Wednesday that its members had read two letters about the split beam in March.',
      'The minutes of a closed meeting on 21 March, released in the evening, record that a steel collar was “to be looked at with the budget for 2024”.',
      'The island council of Ivel asked for an inquiry. The board’s chairman said that he would not stand in its way.',
    ],
  ],
  [
    'gazette',
    '2023-05-24T07:00:00Z',
    'Odile Marren',
    'What the second survey says, page by page',
    'Three beams, not one; the collar would have cost less than the closure',
    [
      'The second survey of the long pier found three split beams, not one, according to the report that the harbour board published on Tuesday.',
      'Its authors put the cost of steel collars at a fifth of what the closure has cost the ferry office so far.',
      'They recommend that walkers be let back as far as the second bay before the summer, and that the tram rails be lifted.',
    ],
  ],
];

const SHORT = [
  [
    'wire',
    'Tide tables for the stone quay are printed anew',
    'The ferry office printed new tide tables for the stone quay. Four crossings a day are listed, the last at 19:40.',
  ],
  [
    'ivel',
    'Council of Ivel asks for the minutes of March',
    'The island council asked the harbour board for the minutes of its closed meeting in March. The pier stays shut.',
  ],
  [
    'gazette',
    'Divers go down again under the fourth bay',
    'Divers went down again under the fourth bay of the long pier to measure the split beam. The work takes two days.',
  ],
  [
    'echo',
    'La jetée reste fermée pour la fête du port',
    'La grande jetée restera fermée pendant la fête du port. Les stands seront installés sur le quai de pierre.',
  ],
  [
    'wire',
    'Ferry masters ask for a longer quay',
    'The masters of both ferries asked for a pontoon at the stone quay, so that the larger boat can land.',
  ],
];

const page = ({ outlet, title, standfirst, author, published, paragraphs, path }) => {
  const { name, host, lang } = OUTLETS[outlet];
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    datePublished: published,
    author: { '@type': 'Person', name: author },
    publisher: { '@type': 'Organization', name },
  };
  return {
    url: `https://${host}/${path}`,
    html: `<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>${title} | ${name}</title>
<meta property="og:site_name" content="${name}"><meta property="og:description" content="${standfirst}"><script type="application/ld+json">${JSON.stringify(data)}</script></head>
<body><nav><a href="/">Home</a><a href="/ferry">Ferry</a></nav><div class="cookie-banner"><p>We use cookies to give you a better service. By using our site you agree to our cookie policy.</p></div>
<article><h1>${title}</h1><p class="standfirst">${standfirst}</p><p class="byline">${author}</p><time datetime="${published}"></time>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article>
<aside><h2>Read more</h2><ul><li><a href="/a">Another story</a></li></ul></aside><footer>© ${name}</footer></body></html>`,
  };
};

/** The pages of the case: `{url, html}`. */
export function casework() {
  const leads = LEADS.map(([outlet, published, author, title, standfirst, paragraphs], n) =>
    page({ outlet, published, author, title, standfirst, paragraphs, path: `2023/pier-${n}` }),
  );
  // A burst after the closing, another with the minutes, and a long tail: what a timeline is for.
  const perDay = [0, 1, 5, 7, 4, 3, 1, 2, 6, 4, 2, 1, 0, 0, 1, 4, 3, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1];
  const shorts = perDay.flatMap((count, day) =>
    Array.from({ length: count }, (_, n) => {
      const [outlet, title, text] = SHORT[(day * 3 + n) % SHORT.length];
      const date = new Date(Date.UTC(2023, 4, 10 + day, 7 + n * 2, 15));
      return page({
        outlet,
        published: date.toISOString(),
        author: 'Staff',
        title: `${title} (${date.toISOString().slice(8, 10)} May, ${n + 1})`,
        standfirst: text,
        paragraphs: [
          text,
          'The long pier of Tarn was closed on 11 May 2023 after divers found a split beam under the fourth bay.',
          'A second survey is under way, and the ferry to Ivel lands at the stone quay until it is finished.',
        ],
        path: `2023/short-${day}-${n}`,
      });
    }),
  );
  return [...leads, ...shorts];
}
