import { named, type PlaceRule } from './place-rule.ts';

/** What a page lays over itself. */
export const popUp: PlaceRule = {
  id: 'pop-up',
  isWhole: false,
  holds: ({ role, names }) => role === 'dialog' || role === 'alertdialog' || NAMES.test(names),
};

const NAMES = named('modal|popup|pop up|lightbox|overlay|toast|interstitial');
