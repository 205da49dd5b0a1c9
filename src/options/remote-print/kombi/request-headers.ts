import { randomUUID } from 'node:crypto';
import { zuluTime } from '../memo/xml-text.ts';

/**
 * The headers of every call to the post component: a transaction id and time, new at each call, and the right to call.
 *
 * This is the one place where the REST dialect spoken here departs from SF1601: Serviceplatformen wants
 * `Authorization: Holder-of-key {token}` with a token from its token service, bound to a TLS client certificate that every
 * call is made with; here an access key stands in for both. The full protocol replaces this function and hands
 * `exchangeHttp` the certificate.
 */
export function requestHeaders(settings: { readonly apiKey: string }, now: Date): Readonly<Record<string, string>> {
  return {
    Authorization: `Bearer ${settings.apiKey}`,
    'x-TransaktionsId': randomUUID(),
    'x-TransaktionsTid': zuluTime(now),
    Accept: 'application/xml',
  };
}
