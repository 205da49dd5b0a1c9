/**
 * Powers of attorney as they stand now (API til Digital Fuldmagt). Its real messages (SOAP) are not public; this is what the product
 * asks of whatever adapter an installation has. An adapter answers with values and never throws for what the service does.
 */
export interface DelegationLookup {
  byRepresentative(cpr: string, signal: AbortSignal): Promise<DelegationAnswer>;
  byGrantor(cpr: string, signal: AbortSignal): Promise<DelegationAnswer>;
}

export type DelegationAnswer =
  | { readonly ok: true; readonly id: string; readonly delegations: readonly Delegation[] }
  /** `detail` is for operators, without personal data. */
  | { readonly ok: false; readonly code: 'unavailable' | 'refused'; readonly detail: string };

export interface Delegation {
  readonly grantorCpr: string;
  readonly representative:
    | { readonly kind: 'person'; readonly cpr: string }
    | { readonly kind: 'company'; readonly cvr: string };
  readonly privilege: string;
  /** ISO 8601. */
  readonly validFrom: string;
  readonly validTo?: string;
  readonly status: 'active' | 'revoked' | 'expired';
}

/** Whether a power holds at `now`, for that representative, grantor and privilege. */
export function holds(
  delegation: Delegation,
  wanted: { readonly representative: string; readonly grantor: string; readonly privilege: string; readonly now: Date },
): boolean {
  const { representative, grantorCpr, privilege, validFrom, validTo, status } = delegation;
  return (
    status === 'active' &&
    representative.kind === 'person' &&
    representative.cpr === wanted.representative &&
    grantorCpr === wanted.grantor &&
    privilege === wanted.privilege &&
    new Date(validFrom) <= wanted.now &&
    (validTo === undefined || new Date(validTo) > wanted.now)
  );
}
