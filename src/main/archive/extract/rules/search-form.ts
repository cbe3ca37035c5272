import { named, type PlaceRule } from './place-rule.ts';

/** The site's own search. */
export const searchForm: PlaceRule = {
  id: 'search-form',
  isWhole: false,
  holds: ({ tag, role, names }) => tag === 'search' || role === 'search' || NAMES.test(names),
};

const NAMES = named(
  'search|searchform|searchbar|search box|suche|suchformular|recherche|buscar|buscador|busca|ricerca|arama|поиск|بحث',
);
