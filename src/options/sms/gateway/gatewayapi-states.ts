import type { SmsStanding, SmsState } from './gateway.ts';

/** GatewayAPI's states (docs/rest.rst, "States and error codes") in ours. */
const states: Readonly<Record<string, SmsState>> = {
  UNKNOWN: 'queued',
  SCHEDULED: 'queued',
  BUFFERED: 'queued',
  ENROUTE: 'sent',
  DELIVERED: 'delivered',
  // The network has taken it on the phone's behalf: nothing more comes.
  ACCEPTED: 'delivered',
  EXPIRED: 'expired',
  UNDELIVERABLE: 'undeliverable',
  REJECTED: 'rejected',
  // Called back at the gateway, or taken and deliberately not sent.
  DELETED: 'rejected',
  SKIPPED: 'rejected',
};

/** What a state says of a message; undefined for one that isn't documented. */
export const standingOfGatewayApi = (status: string): Pick<SmsStanding, 'state' | 'isFree'> | undefined => {
  const state = Object.hasOwn(states, status) ? states[status] : undefined;
  return state && { state, ...(status === 'DELETED' && { isFree: true }) };
};
