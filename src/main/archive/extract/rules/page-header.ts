import { named, type PlaceRule } from './place-rule.ts';

/** The head of the page: the publication's name, its sections, what is above every article. */
export const pageHeader: PlaceRule = {
  id: 'page-header',
  isWhole: false,
  holds: ({ tag, role, names }) => tag === 'header' || role === 'banner' || NAMES.test(names),
};

const NAMES = named('header|siteheader|masthead|logo|site title|site description|kopfzeile|cabecera|cabeçalho|шапка');
