/** Where the case workers' pages are. `slug` is the organisation's; the ids are UUIDs. */
export const addresses = {
  inbox: (slug: string) => `/${slug}/sagsbehandling`,
  view: (slug: string, view: string, page = 1) =>
    `/${slug}/sagsbehandling?${new URLSearchParams({ vis: view, ...(page > 1 ? { side: String(page) } : {}) })}`,
  search: (slug: string) => `/${slug}/sagsbehandling/soeg`,
  case: (slug: string, id: string) => `/${slug}/sagsbehandling/sag/${id}`,
  action: (slug: string, id: string, action: CaseAction) => `/${slug}/sagsbehandling/sag/${id}/${action}`,
  document: (slug: string, id: string, document: string) => `/${slug}/sagsbehandling/sag/${id}/dokument/${document}`,
  log: (slug: string) => `/${slug}/administration/log`,
  login: (slug: string, returnTo: string) => `/${slug}/login/medarbejder?${new URLSearchParams({ tilbage: returnTo })}`,
} as const;

/** The last part of the address that a case's forms are sent to. */
export type CaseAction = 'tag' | 'slip' | 'afgoer' | 'besked' | 'send-igen' | 'haandteret' | 'cpr';
