/** Claims of a checked log-in. */
export type Claims = Readonly<Record<string, unknown>>;

/** NSIS level of assurance ("National Standard for Identiteters Sikringsniveauer"), lowest first. */
export type AssuranceLevel = 'low' | 'substantial' | 'high';

/** A person who logged in with MitID. */
export interface MitidPerson {
  /** MitID's own UUID of the person, the same through every broker; or what one provider alone calls them. */
  readonly subject: string;
  /** Ten digits; absent for a person without a CPR number, and where the scope was not asked for. */
  readonly cpr?: string;
  readonly name: string;
  readonly level: AssuranceLevel;
  readonly identityType: 'private' | 'professional';
  /** The broker's number of this one log-in, for the audit log; where it gives none, that of the id token. */
  readonly transaction: string;
  /** `yyyy-mm-dd`, where it was sent. */
  readonly birthDate?: string;
  /** Of an employee, as the company registered it. */
  readonly email?: string;
  /** Whom an employee acts for; its CVR number has eight digits. */
  readonly company?: { readonly cvr: string; readonly name: string };
  /** The attribute `privilegesIntermediate` as it came, where it did: whom a private person may act for. */
  readonly privileges?: string;
}

/** An employee who logged in at the employer's own provider. */
export interface EmployeeIdentity {
  /** `{tid}:{oid}`, or `{issuer}:{sub}`; never built on an e-mail address, which may pass to another person. */
  readonly subject: string;
  readonly name: string;
  readonly email?: string;
  /** The address of their manager, where the provider sends it as `manager_email`. */
  readonly managerEmail?: string;
  readonly groups: readonly string[];
  /** True where the provider left the groups out because they are too many (Entra ID's overage claim). */
  readonly groupsLeftOut: boolean;
  readonly roles: readonly string[];
  /** Eight digits, where the provider sends them. */
  readonly cvr?: string;
  /** Whether more than one factor was used: RFC 8176 `mfa`, or an NSIS level of at least Betydelig. */
  readonly multiFactor: boolean;
  /** When they last proved who they are; null where the provider does not say. */
  readonly authenticatedAt: Date | null;
}

/** Claims that cannot be used; `detail` names the claim, never its value. */
export interface ClaimRefusal {
  readonly ok: false;
  readonly code: 'missing-claim' | 'wrong-claim';
  readonly detail: string;
}

const words: Readonly<Record<string, AssuranceLevel>> = {
  ...{ Low: 'low', Substantial: 'substantial', High: 'high' },
  ...{ low: 'low', substantial: 'substantial', high: 'high' },
};

const forms = [
  /^https:\/\/data\.gov\.dk\/concept\/core\/nsis\/(?:loa\/)?(Low|Substantial|High)$/,
  /^(Low|Substantial|High)$/,
  /^urn:grn:authn:dk:mitid:(low|substantial|high)$/,
] as const;

/**
 * The level that a claim names: Signaturgruppen writes `https://data.gov.dk/concept/core/nsis/Substantial`, NemLog-in
 * `https://data.gov.dk/concept/core/nsis/loa/Substantial` in requests and the bare word in attributes, which proxies hand on,
 * Idura `urn:grn:authn:dk:mitid:substantial`. Anything else is no level, above all the numbers from before NSIS.
 */
export function levelOf(value: unknown): AssuranceLevel | undefined {
  if (typeof value !== 'string') return undefined;
  const word = forms.map((form) => form.exec(value)?.[1]).find((each) => each !== undefined);
  return word === undefined ? undefined : words[word];
}
