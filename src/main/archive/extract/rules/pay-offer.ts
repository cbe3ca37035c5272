import { named, type PlaceRule } from './place-rule.ts';

/** Offers to subscribe, donate, register or log in. */
export const payOffer: PlaceRule = {
  id: 'pay-offer',
  isWhole: true,
  holds: ({ names }) => NAMES.test(names),
};

const NAMES = named(
  'paywall|regwall|piano|subscribe wall|subscription offer|donate|donation|login|log in|logged out|sign in|signin|register|registration',
);
