import { addresses } from '../addresses.ts';
import type { Citizen } from '../citizen.tsx';

/** Where the pages of a payment are. One who did not log in has them below their receipt, the only address of theirs. */
export interface PayPlaces {
  readonly page: string;
  readonly pay: string;
  /** Where the gateway sends the browser. */
  readonly returned: string;
  /** Says as JSON whether there is news. */
  readonly news: string;
  readonly cancel: string;
  readonly paper: (number: string) => string;
  /** The receipt of what was sent in. */
  readonly receipt: string;
  /** Null for one who did not log in. */
  readonly case: string | null;
  readonly cases: string | null;
}

export function payPlaces(slug: string, citizen: Pick<Citizen, 'kind'>, caseId: string, payment: string): PayPlaces {
  const isAnonymous = citizen.kind === 'anonymous';
  const receipt = isAnonymous ? addresses.anonymousReceipt(slug, caseId) : addresses.receipt(slug, caseId);
  const page = isAnonymous
    ? addresses.anonymousPayment(slug, caseId, payment)
    : addresses.payment(slug, caseId, payment);
  return {
    page,
    pay: `${page}/betal`,
    returned: `${page}/retur`,
    news: `${page}/nyt`,
    cancel: `${page}/annuller`,
    paper: (number) => `${page}/bilag/${encodeURIComponent(number)}`,
    receipt,
    case: isAnonymous ? null : addresses.case(slug, caseId),
    cases: isAnonymous ? null : addresses.cases(slug),
  };
}
