import { zuluTime } from '../memo/xml-text.ts';

/** The business receipt with which a letter is taken or refused, in the fields that Digital Post's own receipts have. */
export function incomingAnswer(
  id: string | undefined,
  code: string | null,
  now: Date,
): { readonly type: string; readonly body: string } {
  const receipt = {
    messageUUID: id ?? null,
    receiptStatus: code === null ? 'COMPLETED' : 'INVALID',
    errorCode: code,
    errorMessage: null,
    timeStamp: zuluTime(now),
  };
  return { type: 'application/json', body: JSON.stringify(receipt) };
}
