import type { DeliveryRequest } from '../option.ts';
import { appointmentOf } from './appointment.ts';
import { type DigitalPostInput, digitalPostMessage, hasWrongLink } from './digital-post-input.ts';
import { checkMemo, type MemoFault } from './memo/check-memo.ts';
import { frameOutline, type MemoFrame } from './memo/memo-frame.ts';
import { writeMemo } from './memo/write-memo.ts';
import type { Rejected } from './ports.ts';
import { type RejectionReason, rejection } from './rejection.ts';
import type { DigitalPostSettings } from './settings.ts';

type Request = Pick<DeliveryRequest<DigitalPostInput>, 'key' | 'input' | 'files' | 'createdAt'>;

/**
 * Digital Post's limit on all files of a message (order of 2016; no newer figure is published). Whether it is meant before
 * or after base64 isn't said: what is surely too large is stopped here, the rest is for the service to judge.
 */
const maximumBytes = 99_500_000;

const reasonForFault: Readonly<Record<MemoFault['code'], RejectionReason>> = {
  title: 'title',
  notification: 'notification',
  'sender-id': 'sender',
  'recipient-id': 'recipient',
  'file-empty': 'file-empty',
  'file-name': 'file-name',
  'action-address': 'message-invalid',
  'action-kind': 'message-invalid',
  body: 'message-invalid',
  'not-xml': 'message-invalid',
  schema: 'message-invalid',
};

/** The MeMo message of a delivery, or what can be seen to be wrong with it before it is sent. */
export function digitalMessage(request: Request, settings: DigitalPostSettings): MemoFrame | Rejected {
  const message = digitalPostMessage(request, settings);
  if (!message) return rejection('no-document');
  if (hasWrongLink(request.input)) return rejection('link');
  const appointment = appointmentOf(request.key, request.input.fields);
  if (appointment && 'problem' in appointment) return rejection('appointment');
  const { files } = request;
  if (files[0]?.mediaType !== 'application/pdf') return rejection('main-not-pdf');
  if (files.reduce((sum, file) => sum + file.size, 0) > maximumBytes) return rejection('too-large');
  const memo = writeMemo(message);
  // The contents are ours and rightly coded: a stand-in does.
  const [fault] = checkMemo(frameOutline(memo, (file) => (file.size === 0 ? '' : 'AA==')));
  return fault ? messageRejection(fault) : memo;
}

/** Why a message is not sent that the message model refuses. */
export function messageRejection({ code }: MemoFault): Rejected {
  return rejection(reasonForFault[code], code);
}
