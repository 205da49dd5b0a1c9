/** Where the administrators' pages are. `slug` is the organisation's. */
export const addresses = {
  log: (slug: string) => `/${slug}/administration/log`,
  verify: (slug: string) => `/${slug}/administration/log/efterproev`,
} as const;
