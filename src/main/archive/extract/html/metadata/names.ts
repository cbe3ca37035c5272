import { foldForDates } from '../../../dates/fold.ts';
import { monthNames } from '../../../dates/month-names.ts';
import { sameText } from '../../rules/same-text.ts';
import { splitNames } from '../../text/byline.ts';

/** The names in a text that says who wrote something, apart: without `By`, offices, academic letters and what stands behind a bar or a dash. */
export function namesIn(text: string): string[] {
  let bare = text.replace(/\s+/g, ' ').trim();
  for (let left = bare.replace(LEAD, ''); left !== bare; left = bare.replace(LEAD, '')) bare = left;
  bare = bare
    .replace(DEGREES, '')
    .replace(/(?<=\p{L})\s+@[\w.]+/gu, '')
    .replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, '')
    .replace(CREDITS, '')
    .replace(/\s*[→»]\s*$|\s(?:follow|folgen|suivre|seguir)$/iu, '')
    .replace(/\s*(?:\||•|·|—|–|●| - |\/\s*(?=\p{Nd}))\s*.*$/u, '')
    .replace(/\s*[([][^)\]]*[)\]]\s*$/, '');
  const names = splitNames(bare).map(tidy).filter(isName);
  const people = names.filter((name) => !isRole(name));
  return people.length > 0 ? people : names;
}

/** Names each once, however they are written. */
export function unique(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const folded = sameText(name);
    if (folded === '' || seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}

/** Whether a name is that of a desk, `News Team`, `BR24 Redaktion`, and nobody's own. */
export const isDesk = (name: string): boolean => DESK.test(name);

/** Whether a name is what somebody of a newsroom signs with, `kesm`. */
export const isInitials = (name: string): boolean => /^\p{Ll}{2,4}$/u.test(name);

/** Whether a text can be the name of one person by its looks: two to five words that begin as names do; in scripts without case, short. */
export function isPersonal(name: string): boolean {
  if (name.length > 50 || /[.!?…:;]$/u.test(name.replace(/(?<!\p{L})\p{L}{1,2}\.$/u, '')) || /\p{Nd}/u.test(name)) return false;
  // `Aus Tarn` is where something was.
  if (/^(?:aus|bei|from|nach)\s/i.test(name)) return false;
  const words = name.split(/[\s\u00a0]+/);
  if (/^\p{Lo}/u.test(name)) return words.length <= 4 && name.length <= 16;
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    words.every((word) => PARTICLES.test(word) || /^(?:\p{Lu}|[dl]['’]\p{Lu})[\p{L}\p{M}.'’-]*$/u.test(word)) &&
    /^\p{Lu}/u.test(words.at(-1) ?? '') &&
    !isDesk(name)
  );
}

const PARTICLES =
  /^(?:de|del|della|da|di|do|dos|das|van|von|vom|zu|zur|der|den|ten|ter|la|le|el|al|bin|ibn|y|e|af|av|dr\.|prof\.)$/;

/** Addresses, account numbers, dates and sentences are no names. */
function isName(name: string): boolean {
  if (
    name.length < 2 ||
    name.length > 80 ||
    /https?:|@|\[at\]|\/|^[\d\s.,:/-]+$/i.test(name) ||
    !/\p{L}{2}|^(?:\p{L}\.\s?){2}/u.test(name)
  )
    return false;
  const words = name.split(/\s+/);
  if (words.length > 7 || NOBODY.test(name) || /[?!…]$|\d:\d\d|\p{L}\.\s\p{Ll}/u.test(name)) return false;
  return !(
    /\p{Nd}/u.test(name) &&
    words.length > 1 &&
    (monthNames().mayBeIn(foldForDates(name)) || /\b\d{1,2}\.|\b(?:19|20)\d\d\b/.test(name))
  );
}

/** Whether a text says what someone is, not who. */
export const isRole = (text: string): boolean => ROLE.test(text) || OFFICE.test(text);

/** `Senior Contributing Writer`, `Leitende Wirtschaftsredakteurin`: what someone is, behind the name. */
const ROLE =
  /(?:^|\s)(?:\p{L}*(?:reporter|redakteur|korrespondent|journalist)(?:in)?|writer|editor|(?:co-?)?author|correspondent|columnist|contributor|analyst|producer|chef(?:fe)? de service|(?:sub-?)?editor-in-chief|redactora?|redattore|giornalista|periodista|rédact(?:eur|rice)|journaliste|muhabiri)$/iu;

/** `Projektleiterin der HSS`, `Director of Research` */
const OFFICE =
  /^(?:\p{L}*(?:leiter|direktor|referent|sprecher|beauftragter?)(?:in)?|head|director|professor(?:in)?|fellow|lecturer)\s/iu;

const tidy = (name: string): string => name.replace(/^[\s.,;:–—-]+|[\s,;:–—-]+$/gu, '').replace(/\s+/g, ' ');

const LEAD =
  /^\s*[—–-]?\s*(?:(?:(?:written|reported|posted|published|story|words|article|text|submitted|contributed|created|review(?:ed)?|compiled) )?by|(?:geschrieben|publiziert|veröffentlicht|verfasst|gepostet|erstellt|eingestellt|eine? (?:beitrag|artikel|gastbeitrag|interview|kommentar|kolumne|reportage|analyse|essay|rezension|glosse)|text|beitrag|artikel|bericht|(?:ein )?kommentar|interview) von|interview|text und (?:fotos?|bilder?|interview)|texte et photos?|von|vom|par|por|door|av|af|di|da|de la main de|écrit par|publié par|escrito por|publicado por|scritto da|pubblicato da|autor(?:en|es|a|as|in|\(in\)|:in)?|auteurs?|autori|authors?|yazar|yazan|haber|muhabir|written|text|texte|texto|testo|автор|авторы|текст|بقلم|الكاتب|작성자|글|文|取材・文|著者|作者|记者|責任編輯|view all posts by|show all articles (?:by|of)|more (?:by|from)|zeige alle beiträge von|alles von|alle (?:beiträge|artikel) von|beiträge von|posts by|voir tous les articles de|ver todas las entradas de|quelle|source|fuente|fonte)(?:\s*[:：●]\s*|\s+)(?=[\p{L}\d"“«])/iu;
const DEGREES =
  /(?:,\s*|\s+)(?:m\.?d|ph\.?\s?d|rdn?|ldn?|m\.?sc?|m\.?a|mph|r\.?n|j\.?d|mba|b\.?sc|b\.?a|dds|esq|cpt|nsca-cpt|cscs|dphil|edd|facc|faap|llb|llm)\b\.?(?=\s*(?:,|$|\s(?:and|und|et|&)\s))/gi;
/** Who else had a hand in it, behind the writers. */
const CREDITS =
  /(?<=\p{L})[\s,;|/]+(?:illustration(?:en|s)?|fotos?|foto(?:grafie|s)?|photos?|photograph(?:y|s)?|bilder|grafik|übersetzung|translation)\s*(?:von|by|par|de|:)\s.*$/iu;
const NOBODY =
  /^(?:admin\d*|administrator|guest|unknown|anonymous|by|von|autor|autoren|authors?|no.?author|nachrichten|news|posted|published|updated|veröffentlicht|aktualisiert|publié|publicado|pubblicato|yayınlandı|permalink|view comments|(?:add |post |leave a )?comments?|view author archive|get author rss feed|last update|aus|follow|share|comments?|read more|view all posts|archiv anzeigen|profil(?:e|bild)?|bio|mehr|more|website|login|anmelden|partner|se connecter|datenschutz|datum|date|text|fotos?|portrait|discuss|home|email|e-mail|home|facebook|twitter|kontakt|contact|people|all posts|und|and|developer|name|quelle|source|fuente|fonte)$/i;
const DESK =
  /(?:^|[\s-])(?:redaktion(?:steam)?|redazione|redacci[oó]n|r[eé]daction|redactie|redação|redaksi|redakcja|redaktionen|staff|news ?room|(?:news|web|online|city|foreign|sports?) ?desk|editorial(?: (?:team|board|staff))?|editors?|(?:news|web|online|blog)?-?team|haber merkezi|редакция|هيئة التحرير|編集部|newsroom|writers|agencies|agenturen|services?|reports)(?:$|[\s-])/iu;
