/** The names of a line that says who wrote it: `By Ada Lovelace and Charles Babbage`, `Von …`, `بقلم …`; null when it is no byline. */
export function readByline(line: string): string[] | null {
  if (line.length > MAX_LENGTH) return null;
  const lead = LEAD.exec(line);
  if (lead === null) return null;
  const rest = line.slice(lead[0].length).trim();
  const names = splitNames(rest);
  return names.length > 0 && names.length <= MAX_NAMES && names.every(isName) ? names : null;
}

/** Several names in one string, apart. */
export function splitNames(text: string): string[] {
  return text
    .split(/\s*(?:[;,،、/|·•]|(?<!\p{L})(?:and|und|et|y|e|ve|en|och|og|i|и|та|و)(?!\p{L})(?=\s)|&)\s*/iu)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

const MAX_LENGTH = 150;
const MAX_NAMES = 8;
const LEAD =
  /^(?:(?:written |reported |text |words |story )?by|von|par|por|door|av|af|di|autor(?:en|es|a|in)?|auteurs?|autore|auteur|author|authors|yazar|yazan|haber|muhabir|автор|авторы|автори|текст|بقلم|كتب(?:ه|ت)?|إعداد|الكاتب|نویسنده|מאת|כתב[הת]?|文|作者|记者|記者|글|기자)(?:\s*[:：]\s*|\s+(?=\p{Lu}|\p{Lo}))/iu;

/** Two to five words that begin as names do; in scripts without case, short. */
function isName(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length > 5 || text.length > 50 || /[.!?…:]{1}$|\d/.test(text.replace(/\b\p{Lu}\.$/u, ''))) return false;
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  return /^\p{Lo}/u.test(first) ? true : /^\p{Lu}/u.test(first) && /^(?:\p{Lu}|['’]\p{Lu})/u.test(last);
}
