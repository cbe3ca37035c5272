import { named, type PlaceRule } from './place-rule.ts';

/** The foot of the page: the publisher, its rights, its other pages. */
export const footer: PlaceRule = {
  id: 'footer',
  isWhole: false,
  holds: ({ tag, role, names }) => tag === 'footer' || role === 'contentinfo' || NAMES.test(names),
};

const NAMES = named(
  'footer|sitefooter|pagefooter|foot|colophon|imprint|impressum|copyright|legal|fußzeile|fusszeile|pied de page|rodape|rodapé|pie de pagina|altbilgi|подвал|تذييل',
);
