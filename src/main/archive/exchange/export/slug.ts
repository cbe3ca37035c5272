/** `[a-z0-9-]`, at most `limit` long, never a name that Windows keeps for itself; `fallback` when no letter survives. Says whether it was cut. */
export function slug(text: string, limit: number, fallback: string): { readonly slug: string; readonly shortened: boolean } {
  const whole = [...text.normalize('NFKC').toLowerCase().slice(0, LOOKED_AT)]
    .map((char) => LATIN[char] ?? char)
    .join('')
    .normalize('NFKD')
    .replace(/[\p{M}'\u2019\u02bc]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const cut = whole.length <= limit ? whole : atWord(whole.slice(0, limit + 1)).slice(0, limit);
  const kept = cut.replace(/-+$/, '') || fallback;
  return { slug: RESERVED.test(kept) ? `x-${kept}` : kept, shortened: whole.length > limit };
}

/** No title is looked at further than this: a name needs no more. */
const LOOKED_AT = 400;
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** Ends at the last whole word, unless that would throw most of it away. */
function atWord(text: string): string {
  const end = text.lastIndexOf('-');
  return end > text.length / 2 ? text.slice(0, end) : text;
}

/** Letters that decomposition does not bring down to ASCII. Scripts without such a table are dropped: the number and the date still name the file. */
const LATIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'n', ə: 'a' },
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n' },
  ...{ о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y' },
  ...{
    ь: '',
    э: 'e',
    ю: 'iu',
    я: 'ia',
    і: 'i',
    ї: 'i',
    є: 'ie',
    ґ: 'g',
    ў: 'u',
    ђ: 'd',
    ј: 'j',
    љ: 'lj',
    њ: 'nj',
    ћ: 'c',
    џ: 'dz',
  },
  ...{ α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x', ο: 'o' },
  ...{ π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
};
