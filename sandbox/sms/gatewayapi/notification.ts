import type { Fault } from '../../peer.ts';
import type { SmsGatewayAccount } from '../accounts.ts';
import { countryOf } from '../countries.ts';
import type { HeldSms, SmsPosition } from '../held-sms.ts';
import type { Hook } from '../hook-sender.ts';
import type { PhoneSms } from '../sms-store.ts';
import { errorText } from './error-texts.ts';
import { signClaims } from './sign.ts';

const json = { 'content-type': 'application/json', accept: '*/*' };
const secondsOf = (iso: string): number => Math.floor(new Date(iso).getTime() / 1000);

/**
 * A delivery status notification, as faults may spoil it: `unsigned`, `signature` (by another secret), `other-claims` (signed over another
 * state than the body tells), `text-msisdn`, `unknown-state`, `other-message` and `more-fields`; `garble` cuts the body.
 */
export function notificationOf(
  sms: HeldSms,
  position: SmsPosition,
  account: SmsGatewayAccount,
  faults: readonly Fault[],
): Hook {
  const wrong = (what: string) => faults.some((fault) => fault.kind === 'wrong' && fault.what === what);
  const { country, prefix } = countryOf(sms.msisdn);
  const error = position.code === null ? null : errorText(position.code);
  const said = {
    id: wrong('other-message') ? sms.id + 1_000_000 : sms.id,
    msisdn: wrong('text-msisdn') ? sms.msisdn : Number(sms.msisdn),
    time: secondsOf(position.at),
    status: wrong('unknown-state') ? 'TELEPORTED' : position.status,
    ...(error === null ? {} : { error, code: position.code }),
    ...(sms.userref === null || wrong('other-message') ? {} : { userref: sms.userref }),
    country_code: country,
    country_prefix: Number(prefix),
    ...(wrong('more-fields') ? { charge_status: 'NOCHARGE', operator: { name: 'Opdigtet' } } : {}),
  };
  const claims = {
    id: said.id,
    msisdn: said.msisdn,
    time: said.time,
    status: wrong('other-claims') ? 'DELETED' : said.status,
    error,
    code: position.code,
    userref: said.userref ?? null,
    callback_url: sms.callbackUrl,
    api: 4,
  };
  const body = JSON.stringify(said);
  return {
    method: 'POST',
    to: sms.callbackUrl ?? '',
    headers: signedBy(claims, account, faults),
    body: faults.some(({ kind }) => kind === 'garble') ? body.slice(0, body.length / 2) : body,
    about: { kind: 'dsn', id: sms.id, msisdn: sms.msisdn, status: position.status, userref: sms.userref },
  };
}

/** What a phone sent to one of the account's numbers, for the account's webhook. */
export function incomingOf(sms: PhoneSms, account: SmsGatewayAccount, to: string, faults: readonly Fault[]): Hook {
  const { country, prefix } = countryOf(sms.from);
  const said = {
    id: sms.id,
    msisdn: Number(sms.from),
    receiver: Number(sms.to),
    message: sms.text,
    senttime: secondsOf(sms.at),
    webhook_label: account.name,
  };
  return {
    method: 'POST',
    to,
    headers: signedBy(said, account, faults),
    body: JSON.stringify({ ...said, country_code: country, country_prefix: Number(prefix) }),
    about: { kind: 'mo', id: sms.id, msisdn: sms.from },
  };
}

function signedBy(claims: object, { webhookToken }: SmsGatewayAccount, faults: readonly Fault[]) {
  const wrong = (what: string) => faults.some((fault) => fault.kind === 'wrong' && fault.what === what);
  if (wrong('unsigned')) return json;
  const secret = wrong('signature') ? `${webhookToken}-forkert` : webhookToken;
  return { ...json, 'x-gwapi-signature': signClaims(claims, secret) };
}
