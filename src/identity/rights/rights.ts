/**
 * What can be done in an organisation. Each page and each call of the API names the one right that it needs; roles are sets of
 * rights. `limits` says whether a right may be granted for some matters only (see `Limits`).
 */
export const rights = {
  /** Fill in forms and follow one's own cases. */
  'own.cases': { limits: false },
  /** The inbox, and in the cases of one's groups and tasks: read, take, decide, write, correct. */
  'cases.work': { limits: true },
  /** Beside one's own: find the cases of all groups by number, name or CPR number and read them, without working on them. */
  'cases.read-all': { limits: true },
  /** Failed deliveries of one's groups: correct, send again, settle by hand. */
  'deliveries.settle': { limits: true },
  /** Those of all groups. */
  'deliveries.settle-all': { limits: true },
  /** Money of the cases that one may read: take what is reserved, let it go, pay back, and agree to what another asked for. */
  'payments.handle': { limits: true },
  /** The report of payments, and the comparison with what the gateway paid out. */
  'payments.report': { limits: false },
  /** The log of SMS, and the statement of what they cost. */
  'sms.report': { limits: false },
  /** A number that has answered STOP: let it get SMS again, at the citizen's request. */
  'sms.refusals': { limits: false },
  /** Draw forms and try them. */
  'forms.design': { limits: true },
  /** Publish forms, withdraw them, go back to an earlier version. */
  'forms.publish': { limits: true },
  /** Draw workflows and play them. */
  'workflows.design': { limits: true },
  /** Publish workflows, withdraw them, move running cases. */
  'workflows.publish': { limits: true },
  /** The audit log. */
  'log.read': { limits: false },
  /** Options, their settings and secrets, closing days. */
  'options.set': { limits: false },
  /** The organisation's languages and texts. */
  'languages.set': { limits: false },
  /** How citizens and employees log in: whoever sets that decides who people are, and so may as much as all of them. */
  'login.set': { limits: false },
  /** Keys of the API and secrets of webhooks. */
  'keys.manage': { limits: false },
  /** Employees, their groups and their import. */
  'employees.manage': { limits: false },
  /** Roles, who has them, and what they reach. */
  'roles.manage': { limits: false },
  /** Organisations themselves: only the operator's own people. */
  'organisations.manage': { limits: false },
} as const satisfies Readonly<Record<string, { readonly limits: boolean }>>;

export type Right = keyof typeof rights;

export const allRights = Object.keys(rights) as readonly Right[];

export function isRight(value: string): value is Right {
  return Object.hasOwn(rights, value);
}
