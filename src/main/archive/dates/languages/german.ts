import { germanFeasts } from './german-feasts.ts';
import { compounds, type LanguageTable, series } from './language-table.ts';

const ONES = 'ein zwei/zwo drei vier fünf sechs sieben acht neun';
const TENS = 'zwanzig dreißig/dreissig vierzig fünfzig';
const ENDS = ['', 'n', 'r'];

export const german: LanguageTable = {
  lang: 'de',
  order: 'dmy',
  ordinalSuffixes: '(?:s?te[nr]?)|\\.(?= ?\\p{L})(?!\\p{L})',
  capitalMonths: true,
  halfIsBefore: true,
  ordinalMonths: true,
  words: {
    ...germanFeasts,
    ...series(
      'month',
      1,
      'januar/jan/jänner/januars februar/feb/feber/februars märz/mrz/maerz april/apr mai juni/jun juli/jul august/aug september/sep/sept oktober/okt/oct november/nov dezember/dez/dec',
    ),
    ...series(
      'weekday',
      1,
      withParts('montag/?mo dienstag/?di mittwoch/?mi donnerstag/?do freitag/?fr samstag/sonnabend/?sa sonntag/?so.'),
    ),
    ...series(
      'number',
      1,
      '?ein/?eine/?einen/?einem/?einer/eins zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
    ),
    'number 2': 'zwei | zwo',
    'number 30': 'dreißig | dreissig',
    'number 40': 'vierzig',
    'number 50': 'fünfzig',
    ...compounds('number', ONES, TENS, (one, ten) => `${one}und${ten}`),
    ...series(
      'ordinal',
      1,
      ordinals(
        'erste zweite dritte vierte fünfte sechste siebte/siebente achte neunte zehnte elfte zwölfte dreizehnte vierzehnte fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste',
      ),
    ),
    'ordinal 30': ENDS.map((end) => `dreißigste${end} | dreissigste${end}`).join(' | '),
    ...compounds('ordinal', ONES, 'zwanzig dreißig/dreissig', (one, ten) =>
      ENDS.map((end) => `${one}und${ten}ste${end}`).join(' | '),
    ),
    'unit second': 'sekunde | sek',
    'units second': 'sekunden',
    'unit minute': 'minute | min',
    'units minute': 'minuten',
    'unit hour': 'stunde | std',
    'units hour': 'stunden',
    'unit day': 'tag | tages | tg',
    'units day': 'tage | tagen',
    'unit workday': 'werktag',
    'units workday': 'werktage | werktagen | arbeitstage | arbeitstagen',
    'unit weekend': 'wochenende',
    'units weekend': 'wochenenden',
    'unit week': 'woche',
    'units week': 'wochen',
    'unit month': 'monat | monats',
    'units month': 'monate | monaten',
    'unit quarter': 'quartal | quartals',
    'units quarter': 'quartale | quartalen',
    'unit year': 'jahr | jahres',
    'units year': 'jahre | jahren',
    'unit decade': 'jahrzehnt',
    'units decade': 'jahrzehnte | jahrzehnten',
    'unit century': 'jahrhundert | jahrhunderts',
    'units century': 'jahrhunderten',
    'day -3': 'vorvorgestern',
    'day -2': 'vorgestern',
    'day -1': 'gestern | am vortag',
    'day -1 evening': 'gestern abend | gestern nacht',
    'day 0': 'heute | am heutigen tag | heutigen | zu dieser zeit',
    'day 0 morning': 'heute morgen | heute früh | heute vormittag',
    'day 0 evening': 'heute abend | heute nacht',
    'day 1': 'morgen',
    'day 1 morning': 'morgen früh | morgen vormittag',
    'day +1': '?am folgenden tag | ?am nächsten tag | ?tags darauf',
    'day 2': 'übermorgen',
    now: 'jetzt | genau jetzt | gerade eben | in diesem moment | im moment | derzeit | zurzeit | aktuelle | sofort | momentan',
    'which last':
      'letzte | letzten | letzter | letztes | letztem | vorige | vorigen | voriger | voriges | vorherige | vorherigen',
    'which past': 'vergangene | vergangenen | vergangener | vergangenes',
    'which this': 'diese | diesen | dieser | dieses | diesem',
    'which coming': 'kommende | kommenden | kommender | kommendes | nächste | nächsten | nächster | nächstes | nächstem',
    'which after-next': 'übernächste | übernächsten | übernächster | übernächstes | nach dem nächsten | nach der nächsten',
    'shift ago': '?vor',
    'shift within': '?in | ?binnen | ?innerhalb von',
    'shift in': 'ab jetzt | von jetzt an | ab heute',
    'shift before': 'vor',
    'shift after': 'nach | ab',
    'shift later': 'später | danach',
    'shift earlier': 'zuvor | früher | davor',
    'part dawn': 'morgengrauen | in der früh | früh | frühmorgens',
    'part morning': 'morgen | morgens | vormittag | vormittags | am morgen | am vormittag',
    'part noon': 'mittag | mittags | am mittag',
    'part afternoon': 'nachmittag | nachmittags | am nachmittag',
    'part evening': 'abend | abends | am abend',
    'part night': 'nacht | nachts | in der nacht',
    'part midnight': 'mitternacht',
    'half am': 'am | a.m.',
    'half pm': 'pm | p.m.',
    'edge early': 'anfang | beginn | früh',
    'edge mid': 'mitte',
    'edge late': 'spät',
    'edge end': 'ende',
    'glue of': 'im | in | der | des | dem | von | vom',
    'glue the': 'der | den | dem | die | das',
    'glue on': 'am | im | in | bis | seit | ab | vom | von | zum | den | an | zu',
    'glue on-day': 'am | bis | seit | ab | vom | den | zum',
    'glue at': 'um | gegen | ab | so um | so gegen | pünktlich um | bis',
    'glue between': 'zwischen',
    'glue and': 'und',
    'glue or': 'oder',
    'glue to': 'bis | und',
    'glue from': 'ab | von | seit',
    'glue about': 'circa | zirka | ca | ca. | etwa | ungefähr | rund | so | gegen | um',
    'glue past': 'nach',
    'glue before-hour': 'vor',
    'glue hour-sign': 'uhr | h',
    'glue minute-sign': '?minuten | ?min',
    'piece half': 'halbe | halben | halb | einer halben',
    'piece quarter': 'viertel',
    'season 1': 'frühling | frühjahr',
    'season 2': 'sommer',
    'season 3': 'herbst',
    'season 4': 'winter',
    opaque:
      'jeden montag | jeden dienstag | jeden mittwoch | jeden donnerstag | jeden freitag | jeden samstag | jeden sonntag | jeden tag | jede woche | jeden monat | jedes jahr | guten morgen | guten tag | guten abend | gute nacht | so dass | so viel | so weit',
  },
  ahead: 'wird|werden|werde|soll|sollen|will|wollen|geplant|planen?|plant|ist für|beginnt|kommt|findet|komme|bevorsteh\\p{L}*',
  told: 'sagte|sagten|teilte|teilten|erklärte|erklärten|meldete|meldeten|berichtete|kündigte|mitgeteilt',
  past: '(?!(?:\\p{L}*(?:zwei|drit|vier|fünf|sechs|sieb|sieben|ach|neun|zehn|elf|zwölf|igs|ßigs|ers|letz|nächs|bes|meis)|heu|sei|mit|leu|kar|ket|hüt|bit|brei|wei|hälf|gesam|bekann|gu|rech)te)\\p{L}{3,}te|war|waren|wurde|wurden|hatte|hatten|hat|haben|ist|sind|kam|ging|fiel|gab|sagte|teilte|erklärte|erreichte|meldete|starb|starben|stieg|sank|verließ|begann|endete|dauerte|fielen|kamen|gingen|fand|fanden|stand|standen|brachte|zeigte|machte|sagten|teilten',
};

/** Each ordinal in its endings: `erste`, `ersten`, `erster`. */
function ordinals(forms: string): string {
  return forms
    .split(' ')
    .map((form) =>
      form
        .split('/')
        .flatMap((each) => ENDS.map((end) => each + end))
        .join('/'),
    )
    .join(' ');
}

/** `sonntagabend`, `montagmorgens`: a part of the day joins its weekday. */
function withParts(forms: string): string {
  const parts = ['morgen', 'früh', 'vormittag', 'mittag', 'nachmittag', 'abend', 'nacht'];
  return forms
    .split(' ')
    .map((form) =>
      form
        .split('/')
        .flatMap((each) => (each.startsWith('?') ? [each] : [each, ...parts.map((part) => each + part)]))
        .join('/'),
    )
    .join(' ');
}
