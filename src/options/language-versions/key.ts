/** The option's key: under it an organisation's switch and settings are kept. */
export const languageVersionsKey = 'language-versions';
