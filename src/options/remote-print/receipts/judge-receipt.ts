import { createHash } from 'node:crypto';
import type { DeliveryKind, ReadReceipt } from '../../option.ts';
import type { DigitalPostInput } from '../digital-post-input.ts';
import { reasonForCode } from '../error-codes.ts';
import { safeCode } from '../kombi/kombi-answer.ts';
import { rejection } from '../rejection.ts';
import type { DigitalPostSettings } from '../settings.ts';
import { postState } from './post-states.ts';
import { type PostStatus, readPostStatus } from './read-post-status.ts';
import { receiptPatience } from './receipt-patience.ts';

type Read = NonNullable<DeliveryKind<DigitalPostInput, DigitalPostSettings>['readReceipt']>;

/** The messages are XML that is answered in XML; the distributor sends again whatever is not answered by status code 20. */
export const receiptAnswer = {
  type: 'application/xml; charset=utf-8',
  body: `<?xml version="1.0" encoding="UTF-8"?>
<ns2:ModtagBeskedOutput xmlns="urn:oio:sagdok:3.0.0" xmlns:ns2="urn:oio:sts:1.0.0"><StandardRetur><StatusKode>20</StatusKode><FejlbeskedTekst>Ok</FejlbeskedTekst></StandardRetur></ns2:ModtagBeskedOutput>
`,
} as const;

/**
 * Reads a receipt of a message or a letter (PKO_PostStatus). It is matched by `MessageUUID` or `AfsendelseIdentifikator`, which are the
 * delivery's key, else by `TransmissionId`.
 */
export function judgeReceipt({ body, now, sender }: Parameters<Read>[0], settings: DigitalPostSettings): ReadReceipt {
  if (!sender) return { kind: 'refused', status: 401, error: 'only the message distributor may bring receipts' };
  const read = readPostStatus(body);
  if (read.kind === 'unreadable') {
    const id = read.id ?? createHash('sha256').update(body).digest('hex');
    return { kind: 'unclear', id, why: 'unreadable', content: read.payload };
  }
  const { status } = read;
  const { messageId: id, payload: content } = status;
  if (status.receiver !== undefined && status.receiver !== settings.senderCvr) {
    return { kind: 'unclear', id, why: 'delivery', content };
  }
  const state = postState(status.state, status.stateId);
  if (!state) return { kind: 'unclear', id, why: 'state', content };
  return {
    kind: 'receipt',
    id,
    key: status.messageUuid ?? status.shipmentId ?? '',
    reference: status.transmissionId,
    ...(status.system !== undefined && { system: status.system }),
    outcome: outcomeOf(status, state.meaning, now, settings),
    state: { key: state.key, at: timeOf(status.at, now) },
    content,
  };
}

function outcomeOf(
  status: PostStatus,
  meaning: NonNullable<ReturnType<typeof postState>>['meaning'],
  now: Date,
  settings: DigitalPostSettings,
): Extract<ReadReceipt, { kind: 'receipt' }>['outcome'] {
  if (meaning === 'delivered') {
    return { outcome: 'accepted', reference: status.transmissionId ?? status.messageUuid ?? status.shipmentId ?? '' };
  }
  if (meaning === 'failed') {
    const code = safeCode(status.errorCode);
    return code === undefined ? rejection('without-code') : rejection(reasonForCode(code), code);
  }
  const way = status.channel === 'Fysisk Post' ? 'letter' : 'digital';
  return { outcome: 'state', until: new Date(now.getTime() + receiptPatience(way, settings)) };
}

/** A time that can't be read is taken to be now. */
function timeOf(text: string | undefined, now: Date): Date {
  const time = new Date(text ?? '');
  return Number.isNaN(time.getTime()) ? now : time;
}
