/** The window's language and country by the citizen's language. Only da_DK, en_GB and fo_FO stand in Pensopay's own examples. */
const locales: Readonly<Record<string, string>> = {
  da: 'da_DK',
  de: 'de_DE',
  en: 'en_GB',
  fo: 'fo_FO',
  nb: 'nb_NO',
  sv: 'sv_SE',
};

/** What the payment window is asked to speak: English where it may not know the citizen's language. */
export const localeOf = (language: string): string => locales[language] ?? 'en_GB';
