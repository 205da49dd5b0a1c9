import { lookalikeUrl, withCaseUrl } from '../../sms/case-url.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { CaseInput, DeliveryKind, DeliveryValue } from '../option.ts';
import { billedSms, billsOfSms, smsBilling } from './bill-sms.ts';
import { smsStates } from './judge-state.ts';
import { sentBefore } from './kept-sms.ts';
import { lookUpSms } from './look-up-sms.ts';
import { missingForSms } from './missing-for-sms.ts';
import { previewSms } from './preview-sms.ts';
import { readSmsStatus } from './read-status.ts';
import { prepareSms, sendSms } from './send-sms.ts';
import { nextSendingTime } from './sending-hours.ts';
import { type SmsSettings, usualMostParts } from './settings.ts';
import { smsCourse } from './sms-course.ts';
import { smsFields } from './sms-fields.ts';
import { smsReceivers } from './sms-receivers.ts';
import { smsSample } from './sms-sample.ts';
import { smsOptionTexts as texts } from './texts.ts';
import { emptyText, readNumber, senderProblem, textOf } from './write-sms.ts';

/**
 * A short message to one phone. What goes out is finished before the first attempt; the gateway's states settle it, told by webhook or
 * fetched. No gateway heeds our key: what nobody knows the end of is looked up, see {@link lookUpSms}.
 *
 * | gateway | outcome |
 * |---|---|
 * | took it | awaiting its states: delivered is accepted; expired, undeliverable and rejected are a case worker's |
 * | refused number, text or sender | rejected, with what to correct |
 * | refused the account (credit, token, frozen) | unavailable: it waits until that is mended, and the alarm of deliveries tells |
 * | can't take it now | unavailable |
 * | answer lost | looked up or waited for, then as the organisation has chosen |
 */
export const smsKind: DeliveryKind<CaseInput, SmsSettings> = {
  key: 'sms',
  title: texts['sms-option.kind.title'],
  files: 'none',
  fields: smsFields,
  wrongFields,
  missing: missingForSms,
  partPrices: (settings) => {
    const priced = (settings?.accounts ?? []).flatMap(({ name, partPrice }) =>
      partPrice === undefined ? [] : [[name, partPrice] as const],
    );
    const usual = settings?.accounts?.[0]?.partPrice;
    return priced.length === 0
      ? undefined
      : { choice: 'account', of: Object.fromEntries(priced), ...(usual !== undefined && { usual }) };
  },
  counting: (settings) => {
    const url = lookalikeUrl(settings?.shortUrls);
    return {
      most: settings?.mostParts ?? usualMostParts,
      ...(url !== undefined && { added: { choice: 'link', is: 'yes', text: withCaseUrl('', url) } }),
    };
  },
  preview: previewSms,
  receivers: smsReceivers,
  peer: ({ fields }) => {
    const name = typeof fields.account === 'string' ? fields.account : '';
    return { key: name, title: name };
  },
  refusable: ({ fields }) => {
    if (fields.demanded === 'yes') return undefined;
    const number = readNumber(fields.to, true);
    return 'problem' in number ? undefined : { receiver: number.e164 };
  },
  notBefore: ({ fields }, settings, now) => (fields.urgent === 'yes' ? null : nextSendingTime(settings, now)),
  prepare: prepareSms,
  preparesAtOnce: true,
  again: sentBefore,
  send: sendSms,
  ask: null,
  lookUp: lookUpSms,
  readReceipt: readSmsStatus,
  states: smsStates,
  course: smsCourse,
  bills: billsOfSms,
  billed: billedSms,
  billing: smsBilling,
  sample: smsSample,
};

/** What a case worker has corrected wrongly. Whether foreign numbers are allowed is judged when it is sent. */
function wrongFields(fields: Readonly<Record<string, DeliveryValue>>): Readonly<Record<string, Text>> {
  const { to, sender } = fields;
  const number = readNumber(to, true);
  const empty = emptyText(textOf(fields));
  const wrongSender = sender === undefined || sender === '' ? null : senderProblem(String(sender));
  return {
    ...('problem' in number && { to: number.problem }),
    ...(empty && { text: empty }),
    ...(wrongSender && { sender: wrongSender }),
  };
}
