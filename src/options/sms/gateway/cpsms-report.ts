import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  isFinalSmsState,
  type Misread,
  type SmsHook,
  type SmsMessage,
  type SmsState,
  type ToldState,
} from './gateway.ts';

/** The vendor's documentation, "Status parameters (dlr_url)". */
const states: Readonly<Record<string, SmsState>> = {
  1: 'delivered',
  2: 'undeliverable',
  3: 'sent',
  4: 'expired',
};

/** Undefined for a number that isn't documented; 0 of the log is what has no report yet. */
export const stateOfCpsms = (status: string | number): SmsState | undefined =>
  String(status) === '0' ? 'queued' : Object.hasOwn(states, status) ? states[status] : undefined;

const proofOf = (key: string, secret: string): string =>
  createHmac('sha256', secret).update(`cpsms ${key}`).digest('hex');

/**
 * Where CPSMS reports of a message. It signs nothing: what it brings is believed because the address holds what only we could have made,
 * and is told to it alone. It appends `status` and `receiver`.
 */
export function reportUrl({ key, statusUrl }: Pick<SmsMessage, 'key' | 'statusUrl'>, secret: string): string {
  const url = new URL(statusUrl);
  url.searchParams.set('key', key);
  url.searchParams.set('proof', proofOf(key, secret));
  return url.href;
}

/** A report, by GET or POST: all that it says stands in the address. */
export function readCpsmsReport({ query }: SmsHook, secret: string | undefined): ToldState | Misread {
  const said = new URLSearchParams(query);
  const [key, proof] = [said.get('key') ?? '', said.get('proof') ?? ''];
  if (secret === undefined || secret === '' || !/^[0-9a-f]{64}$/.test(proof)) return { kind: 'forged' };
  const wanted = Buffer.from(proofOf(key, secret), 'hex');
  if (!timingSafeEqual(Buffer.from(proof, 'hex'), wanted)) return { kind: 'forged' };
  const receiver = said.get('receiver') ?? '';
  const status = said.get('status') ?? '';
  const state = status === '0' ? undefined : stateOfCpsms(status);
  if (!state || !/^[1-9]\d{6,14}$/.test(receiver)) return { kind: 'unreadable', why: 'status or receiver is missing' };
  return {
    kind: 'state',
    id: `${key}-${receiver}-${status}`,
    key,
    reference: key.replaceAll('-', ''),
    msisdn: `+${receiver}`,
    state,
    final: isFinalSmsState(state),
    // 2 and 4 are all that it tells of why.
    ...(state === 'undeliverable' || state === 'expired' ? { code: status } : {}),
  };
}
