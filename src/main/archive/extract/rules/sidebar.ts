import { named, type PlaceRule } from './place-rule.ts';

/** What stands beside the article. */
export const sidebar: PlaceRule = {
  id: 'sidebar',
  isWhole: false,
  holds: ({ tag, role, names }) => tag === 'aside' || role === 'complementary' || NAMES.test(names),
};

const NAMES = named('sidebar|side bar|aside|rail|right rail|widgets?|secondary|seitenleiste|barra lateral|kenar');
