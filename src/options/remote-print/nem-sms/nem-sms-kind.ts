import { parseCpr } from '../../../registers/cpr-number.ts';
import { lookalikeUrl, withCaseUrl } from '../../../sms/case-url.ts';
import type { Text } from '../../../texts/catalogue.ts';
import type { CaseInput, DeliveryKind, DeliveryValue } from '../../option.ts';
import type { NemSmsPorts } from '../ports.ts';
import { postPorts } from '../post-ports.ts';
import type { DigitalPostSettings } from '../settings.ts';
import { nemSmsCourse } from './kept-nem-sms.ts';
import { missingForNemSms } from './missing-for-nem-sms.ts';
import { nemSmsFields } from './nem-sms-fields.ts';
import { nemSmsStates } from './nem-sms-states.ts';
import { receiptOfNemSms } from './own-words.ts';
import { prepareNemSms } from './prepare-nem-sms.ts';
import { previewNemSms } from './preview-nem-sms.ts';
import { sendNemSms } from './send-nem-sms.ts';
import { nemSmsTexts as texts } from './texts.ts';
import { emptyText, longText, longTitle, mostCharacters, textOf } from './write-nem-sms.ts';

/** The kind of delivery whose receipts those of a NemSMS come among. */
const receiptKind = 'digital-post';

/** The kind of message that a citizen's no to SMS is about: one no is for both. */
const refusedAs = 'sms';

/**
 * A short message to the phone that a person has registered nationally (NemSMS), through the post component and MeMo as Digital Post goes
 * (SF1601). The sender never sees the number. The message's UUID and the transaction id are the delivery's key; receipts come among those
 * of Digital Post. Whoever is not registered is a person's task, or the case goes on without, as the step says.
 */
export function nemSmsDelivery(ports: NemSmsPorts): DeliveryKind<CaseInput, DigitalPostSettings> {
  return {
    key: 'nem-sms',
    title: texts['remote-print.nem-sms.title'],
    files: 'none',
    fields: nemSmsFields,
    wrongFields,
    missing: missingForNemSms,
    counting: (settings) => {
      const url = lookalikeUrl(settings?.connection?.shortUrls);
      return {
        most: mostCharacters,
        ...(url !== undefined && { added: { choice: 'link', is: 'yes', text: withCaseUrl('', url) } }),
      };
    },
    preview: previewNemSms,
    refusable: ({ fields }) => (fields.demanded === 'yes' ? undefined : { receiver: null, as: refusedAs }),
    prepare: prepareNemSms(ports),
    send: sendNemSms(ports),
    ask: async () => ({ outcome: 'unknown' }),
    receiptsBy: { kind: receiptKind, inOwnWords: receiptOfNemSms },
    states: nemSmsStates,
    course: nemSmsCourse,
  };
}

export const nemSmsKind = nemSmsDelivery(postPorts);

/** What a case worker has corrected wrongly. The link is not counted here: whether there is room for it is judged when it is sent. */
function wrongFields(fields: Readonly<Record<string, DeliveryValue>>): Readonly<Record<string, Text>> {
  const said = (value: DeliveryValue | undefined) => String(value ?? '').trim();
  const number = said(fields.recipient).replaceAll(/[\s-]/g, '');
  const text = textOf(fields);
  const wrongText = emptyText(text) ?? longText(text);
  const wrongTitle = longTitle(said(fields.title));
  return {
    ...(number !== '' && !parseCpr(number).ok && { recipient: texts['remote-print.nem-sms.wrong.recipient'] }),
    ...(wrongText && { text: wrongText }),
    ...(wrongTitle && { title: wrongTitle }),
  };
}
