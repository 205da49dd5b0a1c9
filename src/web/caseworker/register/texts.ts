import { defineTexts, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What case workers read of answers that were typed while a register was silent. */
export const registerCheckTexts = defineTexts({
  'registerCheck.heading': { da: 'Registret siger noget andet', en: 'The register says something else' },
  'registerCheck.text': {
    da: 'Borgeren skrev selv disse svar, fordi CPR eller CVR ikke svarede. Nu har vi spurgt igen. Vælg, hvilket svar der gælder. Det, borgeren sendte, bliver stående ved siden af.',
    en: 'The citizen typed these answers because CPR or CVR did not answer. Now we have asked again. Choose which answer counts. What the citizen sent stays beside it.',
  },
  'registerCheck.typed': { da: 'Borgeren skrev', en: 'The citizen typed' },
  'registerCheck.registered': { da: 'Registret siger', en: 'The register says' },
  'registerCheck.at': { da: 'Hentet', en: 'Fetched' },
  'registerCheck.keep': { da: 'Behold det skrevne', en: 'Keep what was typed' },
  'registerCheck.take': { da: 'Brug registrets', en: 'Use the register’s' },
  'registerCheck.about': { da: 'om {label}', en: 'about {label}' },
  'registerCheck.reason.typed': { da: 'Det skrevne svar gælder', en: 'The typed answer counts' },
  'registerCheck.reason.register': { da: 'Registrets svar gælder', en: 'The answer of the register counts' },
});

export type TranslateRegisterCheck = Translate<keyof typeof registerCheckTexts>;

export function registerCheckTranslator(language: string): TranslateRegisterCheck {
  return translator(registerCheckTexts, language);
}

export function useRegisterCheckTexts(): TranslateRegisterCheck {
  return registerCheckTranslator(useLanguage());
}
