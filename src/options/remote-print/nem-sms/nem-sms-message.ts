import type { CaseInput, DeliveryRequest } from '../../option.ts';
import { messageRejection } from '../digital-message.ts';
import { checkMemo } from '../memo/check-memo.ts';
import { frameOutline, type MemoFrame } from '../memo/memo-frame.ts';
import { writeMemo } from '../memo/write-memo.ts';
import type { PostRecipient, Rejected } from '../ports.ts';
import type { DigitalPostSettings } from '../settings.ts';
import { ofNemSms } from './own-words.ts';
import type { WrittenNemSms } from './write-nem-sms.ts';

/** The MeMo message of a NemSMS, or what can be seen to be wrong with it before it is sent. Its UUID is the delivery's key. */
export function nemSmsMessage(
  { key, input }: Pick<DeliveryRequest<CaseInput>, 'key' | 'input'>,
  { text, title }: WrittenNemSms,
  recipient: PostRecipient,
  { senderCvr, senderName, systemName }: DigitalPostSettings,
): MemoFrame | Rejected {
  const memo = writeMemo({
    kind: 'nem-sms',
    messageUuid: key,
    title,
    notification: text,
    sender: { kind: 'cvr', id: senderCvr, name: senderName, system: systemName },
    recipient,
    content: { caseNumber: { number: input.caseNumber, system: systemName }, kle: input.kle },
  });
  const [fault] = checkMemo(frameOutline(memo, () => ''));
  return fault ? ofNemSms(messageRejection(fault)) : memo;
}
