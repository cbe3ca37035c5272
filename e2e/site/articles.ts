/** Articles of an event that never happened, with the dirt real pages have. */
export interface SiteArticle {
  readonly path: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly outlet: string;
  readonly title: string;
  readonly author: string;
  readonly published: string;
  readonly paragraphs: readonly string[];
}

export const articles: readonly SiteArticle[] = [
  {
    path: '/harbour/pier-closed',
    lang: 'en',
    dir: 'ltr',
    outlet: 'Tarn Harbour Gazette',
    title: 'Harbour board shuts the long pier after divers find a split beam',
    author: 'Odile Marren',
    published: '2023-05-11T08:20:00+02:00',
    paragraphs: [
      'The harbour board of Tarn closed the long pier on Thursday morning after divers reported a split beam under the fourth bay.',
      'The beam carries the rails of the coal tram, which last ran in 1961. The board said that walkers had been in no danger, and that the closure would last until a second survey was finished.',
      'Two crews of the ferry to Ivel moved to the stone quay. Their masters said that the tide there allows only four crossings a day, against nine from the pier.',
      'The surveyor, Petra Holm, wrote in her report of 9 May that the split was “old, clean and growing”. She asked for a steel collar before the autumn storms.',
    ],
  },
  {
    path: '/harbour/ferry-quay',
    lang: 'en',
    dir: 'ltr',
    outlet: 'Ivel Morning Post',
    title: 'Four crossings a day: Ivel counts the cost of the shut pier',
    author: 'Bram Tollard',
    published: '2023-05-13T06:00:00+02:00',
    paragraphs: [
      'Shopkeepers in Ivel said on Saturday that the closing of the long pier had halved the number of day visitors.',
      'The ferry office sold 312 tickets on Friday; a week before it had sold 655. The stone quay is too short for the larger of the two boats.',
      'A meeting of the island council was called for 17 May. The split beam, the council said, had been known to the harbour board since March.',
    ],
  },
  {
    path: '/ar/rasif',
    lang: 'ar',
    dir: 'rtl',
    outlet: 'صوت المرفأ',
    title: 'إغلاق الرصيف الطويل بعد العثور على عارضة متشققة',
    author: 'سلمى دارين',
    published: '2023-05-12T10:00:00+03:00',
    paragraphs: [
      'أغلقت هيئة المرفأ الرصيف الطويل صباح الخميس بعد أن أبلغ الغواصون عن عارضة متشققة تحت الجزء الرابع من الرصيف.',
      'وقالت الهيئة إن المشاة لم يكونوا في خطر، وإن الإغلاق سيستمر حتى انتهاء المسح الثاني للمنشأة بأكملها.',
      'وانتقلت عبّارتان إلى الرصيف الحجري، حيث لا يسمح المد إلا بأربع رحلات في اليوم الواحد.',
    ],
  },
];

const COOKIES: Readonly<Record<string, string>> = {
  en: 'We use cookies to give you a better service. By using our site you agree to our cookie policy.',
  ar: 'نستخدم ملفات تعريف الارتباط لتحسين الخدمة. باستخدام موقعنا فإنك توافق على سياسة ملفات تعريف الارتباط.',
};

export function articlePage(article: SiteArticle): string {
  const { lang, dir, outlet, title, author, published, paragraphs } = article;
  const metadata = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    datePublished: published,
    author: { '@type': 'Person', name: author },
    publisher: { '@type': 'Organization', name: outlet },
  };
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8"><title>${title} | ${outlet}</title>
<meta property="og:site_name" content="${outlet}"><meta property="og:title" content="${title}">
<script type="application/ld+json">${JSON.stringify(metadata)}</script>
<link rel="stylesheet" href="/style.css">
<script src="/tracker.js"></script>
</head>
<body onload="fetch('/phone-home')">
<nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav>
<div class="cookie-banner"><p>${COOKIES[lang] ?? COOKIES.en}</p><button>OK</button></div>
<main><article>
<h1>${title}</h1>
<p class="byline">${author}</p><time datetime="${published}">${published.slice(0, 10)}</time>
<p>${paragraphs[0]}</p>
<figure><img src="/pictures/pier.png" width="600" height="400" alt="The pier"><figcaption>The pier on Thursday / ${outlet}</figcaption></figure>
${paragraphs
  .slice(1)
  .map((text) => `<p>${text}</p>`)
  .join('\n')}
</article></main>
<aside><h2>Related</h2><ul><li><a href="/a">Another story</a></li><li><a href="/b">One more</a></li></ul></aside>
<footer>© ${outlet}. All rights reserved.</footer>
<img src="/pixel.gif?view=1" width="1" height="1">
</body></html>`;
}
