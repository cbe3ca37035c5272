import { named, type PlaceRule } from './place-rule.ts';

/** Menus and the ways to other pages: `nav`, pagination, lists of sections. */
export const navigation: PlaceRule = {
  id: 'navigation',
  isWhole: false,
  holds: ({ tag, role, names }) => tag === 'nav' || tag === 'menu' || ROLES.has(role) || NAMES.test(names),
};

const ROLES = new Set(['navigation', 'menu', 'menubar', 'tablist', 'toolbar']);
const NAMES = named(
  'nav|navs|navbar|navi|navigation|subnav|topnav|menu|menus|submenu|megamenu|hamburger|offcanvas|pagination|pager|paging|toolbar|topbar|sitemap|skip link|skiplinks?|breaking ?news bar|hauptnavigation|navigationsleiste|navegacion|navegación|navegação|navigazione|menü|menyu|меню|навигация|القائمة|قائمة|منو',
);
