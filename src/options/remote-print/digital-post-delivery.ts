import type { HttpAnswer } from '../../service-platform/exchange-http.ts';
import type {
  DeliveryKind,
  DeliveryOutcome,
  DeliveryPreview,
  DeliveryRequest,
  Exchange,
  PreviewRequest,
} from '../option.ts';
import { type DigitalPostInput, digitalPostMessage } from './digital-post-input.ts';
import { alreadyThereCode, reasonForCode } from './error-codes.ts';
import { readKombiAnswer } from './kombi/kombi-answer.ts';
import { kombiRequest } from './kombi/kombi-request.ts';
import { sendKombi } from './kombi/send-kombi.ts';
import { checkMemo, type MemoFault } from './memo/check-memo.ts';
import { frameOutline, type MemoFrame } from './memo/memo-frame.ts';
import { writeMemo } from './memo/write-memo.ts';
import { type RejectionReason, rejection } from './rejection.ts';
import type { DigitalPostSettings } from './settings.ts';
import { remotePrintTexts } from './texts.ts';

type Request = DeliveryRequest<DigitalPostInput>;
type Rejected = Extract<DeliveryOutcome, { outcome: 'rejected' }>;

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

/** What can be seen to be wrong before anything is sent. The contents are ours and rightly coded: a stand-in does. */
function faultOf(message: MemoFrame, { files }: Request): Rejected | undefined {
  if (files[0]?.mediaType !== 'application/pdf') return rejection('main-not-pdf');
  if (files.reduce((sum, file) => sum + file.size, 0) > maximumBytes) return rejection('too-large');
  const [fault] = checkMemo(frameOutline(message, (file) => (file.size === 0 ? '' : 'AA==')));
  return fault && rejection(reasonForFault[fault.code], fault.code);
}

/** Judges an answer to a sending; see the table in the doc comment of {@link digitalPostDelivery}. */
function outcomeOf(answer: HttpAnswer, key: string): DeliveryOutcome {
  if (answer.kind === 'none') return { outcome: 'unavailable', reason: answer.reason };
  const { status } = answer;
  if (status === 408 || status === 429 || status >= 500) return { outcome: 'unavailable', reason: `HTTP ${status}` };
  const said = readKombiAnswer(answer.body);
  if (said.kind === 'received' && status < 300) return { outcome: 'accepted', reference: said.transmissionId ?? key };
  if (said.kind === 'refused' && said.code === alreadyThereCode) {
    return { outcome: 'accepted', reference: said.transmissionId ?? key };
  }
  const reason = said.kind === 'refused' && said.code !== undefined ? reasonForCode(said.code) : 'without-code';
  const isExplained = reason !== 'other' && reason !== 'without-code';
  if (status === 403 && !isExplained) return rejection('access');
  if (said.kind === 'refused') return rejection(reason, said.code);
  if (status === 413) return rejection('too-large');
  const why = said.kind === 'unreadable' ? said.why : 'the answer contradicts its status';
  return { outcome: 'unavailable', reason: `HTTP ${status}: ${why}` };
}

/** The record of a request: its lines and the XML, with size and digest in place of each file's content. */
function record(lines: readonly string[], body: MemoFrame, digests: ReadonlyMap<number, string>): string {
  const outline = frameOutline(body, (file) => {
    const digest = digests.get(body.indexOf(file));
    return `<!-- ${file.size} bytes, ${digest === undefined ? 'not sent whole' : `SHA-256 ${digest}`} -->`;
  });
  return [...lines, '', outline].join('\n');
}

const notSent = (outcome: Rejected): { readonly outcome: Rejected; readonly exchange: Exchange } => ({
  outcome,
  exchange: { request: 'Nothing was sent: the message was refused by our own check.', answer: '' },
});

async function send(request: Request, settings: DigitalPostSettings) {
  if (!request.input.recipient) return notSent(rejection('no-recipient'));
  const message = digitalPostMessage(request, settings);
  if (!message) return notSent(rejection('no-document'));
  const memo = writeMemo(message);
  const fault = faultOf(memo, request);
  if (fault) return notSent(fault);

  const body = kombiRequest(memo);
  const sent = await sendKombi({ body, transactionId: request.key }, settings, request.signal);
  if (sent.kind === 'not-sent') {
    const outcome: DeliveryOutcome =
      'technical' in sent.why ? { outcome: 'unavailable', reason: sent.why.technical } : sent.why;
    return { outcome, exchange: { request: 'Nothing was sent: there was no access to the service.', answer: '' } };
  }
  const { answer } = sent;
  const answered = answer.kind === 'answer' ? `HTTP ${answer.status}\n\n${answer.body}` : answer.reason;
  const outcome = outcomeOf(answer, request.key);
  return { outcome, exchange: { request: record(sent.request, body, sent.digests), answer: answered } };
}

/** The service can't be asked, but heeds the messageUUID: what it has already it refuses to take again. */
async function ask() {
  return { outcome: 'unknown' } as const;
}

function preview({ input, files }: PreviewRequest<DigitalPostInput>, settings: DigitalPostSettings): DeliveryPreview {
  const { recipient } = input;
  return {
    parts: [
      { title: remotePrintTexts['remote-print.preview.from'], text: settings.senderName ?? '' },
      { title: remotePrintTexts['remote-print.preview.to'], text: recipient?.name ?? '' },
      { title: remotePrintTexts['remote-print.preview.title'], text: input.title },
      { title: remotePrintTexts['remote-print.preview.files'], text: files.map(({ name }) => name).join('\n') },
    ],
    problem: recipient ? null : remotePrintTexts['remote-print.rejected.no-recipient'],
  };
}

/**
 * Digital Post through Serviceplatformen's post component (SF1601), with a MeMo 1.2 message.
 *
 * | answer | outcome |
 * |---|---|
 * | `Result` true and the notice `Received` | accepted, with the TransmissionID |
 * | refused because the messageUUID is there already | accepted: it is our own earlier attempt |
 * | `Result` false, or 4xx with an error code | rejected, with a reason that a case worker can act on |
 * | no certificate or token that the service takes | rejected: what an administrator must see to (service-platform/refusal.ts) |
 * | no token to be had now | unavailable, and nothing was sent |
 * | 408, 429, 5xx, time limit, cut connection, anything unreadable | unavailable |
 *
 * The messageUUID is the delivery's key and the bytes are the same at each attempt, so a repeated sending can't become a
 * second letter: the service can't be asked what it has, but refuses a messageUUID that it has. Nothing is followed from an answer:
 * redirects count as unreadable.
 */
export const digitalPostDelivery = {
  key: 'digital-post',
  title: remotePrintTexts['remote-print.digital-post.title'],
  files: 'letter',
  preview,
  send,
  ask,
} satisfies DeliveryKind<DigitalPostInput, DigitalPostSettings>;
