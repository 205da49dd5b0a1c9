/** Where the administrators' pages are. `slug` is the organisation's. */
export const addresses = {
  log: (slug: string) => `/${slug}/administration/log`,
  verify: (slug: string) => `/${slug}/administration/log/efterproev`,
  options: (slug: string) => `/${slug}/administration/indstillinger`,
  option: (slug: string, option: string) => `/${slug}/administration/indstillinger/${option}`,
  apiKeys: (slug: string) => `/${slug}/administration/api-noegler`,
  calendar: (slug: string) => `/${slug}/administration/kalender`,
  addressTables: (slug: string) => `/${slug}/administration/adresser`,
  login: (slug: string) => `/${slug}/administration/login`,
  newProvider: (slug: string, preset: string) => `/${slug}/administration/login/udbydere/ny?forvalg=${preset}`,
  provider: (slug: string, key: string) => `/${slug}/administration/login/udbydere/${key}`,
  /** Begins a test log-in at a provider. */
  tryProvider: (slug: string, key: string) => `/${slug}/administration/login/udbydere/${key}/log-ind`,
  languages: (slug: string) => `/${slug}/administration/sprog`,
  importLanguage: (slug: string) => `/${slug}/administration/sprog/importer`,
  roles: (slug: string) => `/${slug}/administration/roller`,
  newRole: (slug: string) => `/${slug}/administration/roller/ny`,
  role: (slug: string, role: string) => `/${slug}/administration/roller/rolle/${role}`,
  units: (slug: string) => `/${slug}/administration/roller/enheder`,
  rightChanges: (slug: string) => `/${slug}/administration/roller/aendringer`,
  organisations: (slug: string) => `/${slug}/administration/organisationer`,
  newOrganisation: (slug: string) => `/${slug}/administration/organisationer/ny`,
  managedOrganisation: (slug: string, key: string) => `/${slug}/administration/organisationer/${key}`,
  employees: (slug: string) => `/${slug}/administration/medarbejdere`,
  employee: (slug: string, id: string) => `/${slug}/administration/medarbejdere/${id}`,
  importEmployees: (slug: string) => `/${slug}/administration/medarbejdere/indlaes`,
  /** The file of a language; of the one that a form names, without. */
  catalogue: (slug: string, language?: string) =>
    `/${slug}/administration/sprog/katalog${language === undefined ? '' : `?sprog=${language}`}`,
} as const;
