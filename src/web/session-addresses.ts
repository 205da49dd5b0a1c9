/** Where somebody sees and ends their own log-ins. `slug` is the organisation's. */
export const sessionAddresses = {
  list: (slug: string) => `/${slug}/mit-login`,
  end: (slug: string) => `/${slug}/mit-login/afslut`,
  /** Keeps the log-in alive; a GET shows that it does, a POST of a script answers with when it ends. */
  stay: (slug: string) => `/${slug}/mit-login/bliv`,
} as const;
