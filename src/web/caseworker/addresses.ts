/** Where the case workers' pages are. `slug` is the organisation's; the ids are UUIDs, `list` is a list's query string. */
export const addresses = {
  inbox: (slug: string) => `/${slug}/sagsbehandling`,
  list: (slug: string, list: string, more: Readonly<Record<string, string>> = {}) =>
    `/${slug}/sagsbehandling?${joined(list, more)}`,
  search: (slug: string) => `/${slug}/sagsbehandling/soeg`,
  tasks: (slug: string) => `/${slug}/sagsbehandling/opgaver`,
  next: (slug: string, list: string, more: Readonly<Record<string, string>> = {}) =>
    `/${slug}/sagsbehandling/naeste?${joined(list, more)}`,
  filters: (slug: string) => `/${slug}/sagsbehandling/filtre`,
  profile: (slug: string) => `/${slug}/sagsbehandling/profil`,
  case: (slug: string, id: string, list?: string, more: Readonly<Record<string, string>> = {}) =>
    `/${slug}/sagsbehandling/sag/${id}${list === undefined ? '' : `?${joined(list, more)}`}`,
  action: (slug: string, id: string, action: CaseAction) => `/${slug}/sagsbehandling/sag/${id}/${action}`,
  decide: (slug: string, id: string, open: number, queue: { readonly list: string; readonly task: string } | null) =>
    `/${slug}/sagsbehandling/sag/${id}/afgoer/${open}${queue === null ? '' : `?${joined(queue.list, { opgave: queue.task })}`}`,
  correct: (slug: string, id: string, sequence: number, field: string) =>
    `/${slug}/sagsbehandling/sag/${id}/ret/${sequence}/${encodeURIComponent(field)}`,
  download: (slug: string, id: string, format: 'pdf' | 'zip') => `/${slug}/sagsbehandling/sag/${id}/hent/sag.${format}`,
  document: (slug: string, id: string, document: string) => `/${slug}/sagsbehandling/sag/${id}/dokument/${document}`,
  shownDocument: (slug: string, id: string, document: string) =>
    `/${slug}/sagsbehandling/sag/${id}/dokument/${document}/vis`,
  sent: (slug: string, id: string, { delivery, attempt, position }: SentPlace) =>
    `/${slug}/sagsbehandling/sag/${id}/afsendt/${delivery}/${attempt}/${position}`,
  shownSent: (slug: string, id: string, { delivery, attempt, position }: SentPlace) =>
    `/${slug}/sagsbehandling/sag/${id}/afsendt/${delivery}/${attempt}/${position}/vis`,
  log: (slug: string) => `/${slug}/administration/log`,
  login: (slug: string, returnTo: string) => `/${slug}/login/medarbejder?${new URLSearchParams({ tilbage: returnTo })}`,
} as const;

/** A document that went out: with which attempt at which delivery, and where among those of it. */
interface SentPlace {
  readonly delivery: string;
  readonly attempt: number;
  readonly position: number;
}

function joined(list: string, more: Readonly<Record<string, string>>): string {
  return [list, new URLSearchParams(more).toString()].filter((part) => part !== '').join('&');
}

/** The last part of the address that a case's forms are sent to. */
export type CaseAction =
  | 'tag'
  | 'slip'
  | 'overdrag'
  | 'afgoer'
  | 'besked'
  | 'notat'
  | 'send-igen'
  | 'haandteret'
  | 'udfyld'
  | 'inviter'
  | 'annuller'
  | 'register'
  | 'cpr';
