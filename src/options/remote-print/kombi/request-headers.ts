import { zuluTime } from '../memo/xml-text.ts';

/** The headers that SF1601's services demand beside `Authorization`: the transaction, and when it is called. */
export function requestHeaders(
  transactionId: string,
  now: Date,
  accept: 'application/xml' | 'application/json',
): Readonly<Record<string, string>> {
  return { 'x-TransaktionsId': transactionId, 'x-TransaktionsTid': zuluTime(now), Accept: accept };
}
