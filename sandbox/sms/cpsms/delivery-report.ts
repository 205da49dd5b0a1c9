import type { Fault } from '../../peer.ts';
import type { SmsGatewayAccount } from '../accounts.ts';
import type { HeldSms, SmsPosition, WireStatus } from '../held-sms.ts';
import type { Hook } from '../hook-sender.ts';

/** The vendor's documentation, "Status parameters (dlr_url)"; 0 in the log is what has no report yet. */
export const reportStatus: Readonly<Record<WireStatus, 0 | 1 | 2 | 3 | 4>> = {
  UNKNOWN: 0,
  SCHEDULED: 0,
  BUFFERED: 3,
  ENROUTE: 3,
  DELIVERED: 1,
  ACCEPTED: 1,
  UNDELIVERABLE: 2,
  REJECTED: 2,
  EXPIRED: 4,
  DELETED: 4,
  SKIPPED: 4,
};

/**
 * A delivery report: `status` and `receiver` at the end of the customer's address. The vendor says that it is POSTed; the fault `get` has it
 * come by GET, as others tell it. `other-status` is a number that isn't documented, and `unsigned` leaves the customer's own parameters out.
 */
export function deliveryReportOf(
  sms: HeldSms,
  position: SmsPosition,
  _account: SmsGatewayAccount,
  faults: readonly Fault[],
): Hook | undefined {
  const wrong = (what: string) => faults.some((fault) => fault.kind === 'wrong' && fault.what === what);
  const status = reportStatus[position.status];
  if (status === 0 || position.status === 'ENROUTE' || sms.callbackUrl === null) return undefined;
  const [address = '', own] = sms.callbackUrl.split('?');
  const query = new URLSearchParams({ status: wrong('other-status') ? '9' : String(status), receiver: sms.msisdn });
  return {
    method: wrong('get') ? 'GET' : 'POST',
    to: `${address}?${own === undefined || wrong('unsigned') ? '' : `${own}&`}${query}`,
    headers: {},
    body: '',
    about: { kind: 'report', id: sms.id, msisdn: sms.msisdn, status, reference: sms.userref },
  };
}
