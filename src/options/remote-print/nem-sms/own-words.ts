import type { Text } from '../../../texts/catalogue.ts';
import type { ReadReceipt } from '../../option.ts';
import type { Rejected } from '../ports.ts';
import { nemSmsTexts as texts } from './texts.ts';

type Receipt = Extract<ReadReceipt, { kind: 'receipt' }>;

/** Rejections whose words for a letter would mislead, by their code. */
const own: Readonly<Record<string, Text>> = {
  'not-registered': texts['remote-print.nem-sms.not-registered'],
  'no-recipient': texts['remote-print.nem-sms.wrong.recipient'],
  recipient: texts['remote-print.nem-sms.wrong.recipient'],
  notification: texts['remote-print.nem-sms.wrong.empty'],
  title: texts['remote-print.nem-sms.wrong.heading'],
};

/** A rejection by Digital Post, said of a NemSMS. */
export function ofNemSms(rejected: Rejected): Rejected {
  const { code = '' } = rejected;
  return Object.hasOwn(own, code) ? { ...rejected, reason: own[code] ?? rejected.reason } : rejected;
}

/** A receipt of the post component, said of a NemSMS. */
export function receiptOfNemSms(receipt: Receipt): Receipt {
  const { outcome } = receipt;
  return outcome.outcome === 'rejected' ? { ...receipt, outcome: ofNemSms(outcome) } : receipt;
}
