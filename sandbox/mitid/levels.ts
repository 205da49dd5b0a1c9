/** A level of assurance as the broker's `idp_params` names it. */
export type LevelName = 'low' | 'substantial' | 'high';

/** The levels, lowest first, with the URI that the broker's claims carry: without `/loa/`, unlike NemLog-in's SAML. */
export const levels: Readonly<Record<LevelName, string>> = {
  low: 'https://data.gov.dk/concept/core/nsis/Low',
  substantial: 'https://data.gov.dk/concept/core/nsis/Substantial',
  high: 'https://data.gov.dk/concept/core/nsis/High',
};

/** Whether a word from outside names a level. */
export function isLevelName(word: unknown): word is LevelName {
  return typeof word === 'string' && Object.hasOwn(levels, word);
}
