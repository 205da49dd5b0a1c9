import { maskCpr } from '../../registers/cpr-number.ts';
import type { DeliveryKind, DeliveryPreview, PreviewRequest } from '../option.ts';
import { wrongPostFields } from './check-fields.ts';
import type { DigitalPostInput } from './digital-post-input.ts';
import { incomingAnswer } from './incoming/incoming-answer.ts';
import { readIncoming } from './incoming/read-incoming.ts';
import { measurePost } from './measure-post.ts';
import { missingForPost } from './missing-for-post.ts';
import type { PostPorts } from './ports.ts';
import { courseOf, keptAgain, letterAfter, readKept, writeKept } from './post-course.ts';
import { postFields } from './post-fields.ts';
import { postPorts } from './post-ports.ts';
import { preparePost, recipientOf, titleOf } from './prepare-post.ts';
import { judgeReceipt, receiptAnswer } from './receipts/judge-receipt.ts';
import { postStates } from './receipts/post-states.ts';
import { pullReceipts } from './receipts/pull-receipts.ts';
import { sendPost } from './send-post.ts';
import type { DigitalPostSettings } from './settings.ts';
import { remotePrintTexts } from './texts.ts';
import { postTrial } from './trial.ts';

function preview({ input, files }: PreviewRequest<DigitalPostInput>, settings: DigitalPostSettings): DeliveryPreview {
  const recipient = recipientOf(input);
  const [wrong] = Object.values(wrongPostFields({ ...input.fields, title: titleOf(input) }));
  return {
    parts: [
      { title: remotePrintTexts['remote-print.preview.from'], text: settings.senderName ?? '' },
      { title: remotePrintTexts['remote-print.preview.to'], text: recipient ? shownRecipient(recipient) : '' },
      { title: remotePrintTexts['remote-print.preview.title'], text: titleOf(input) },
      { title: remotePrintTexts['remote-print.preview.files'], text: files.map(({ name }) => name).join('\n') },
    ],
    problem: recipient ? (wrong ?? null) : remotePrintTexts['remote-print.rejected.no-recipient'],
  };
}

/** The name, else the number without what is secret of it. */
function shownRecipient({ kind, id, name }: NonNullable<DigitalPostInput['recipient']>): string {
  return name || (kind === 'cvr' ? `CVR ${id}` : maskCpr(id));
}

/**
 * Digital Post or a letter, through Serviceplatformen's post component (SF1601).
 *
 * Which way it goes is settled once and kept (see {@link preparePost}). The message's UUID, the letter's identifier and the transaction
 * id are the delivery's key, and the bytes are the same at each attempt: the service can't be asked what it has, but refuses what it has
 * already, so that a repeated sending can't become a second letter. `Received` means taken over; a receipt says what became of it.
 */
export function postDelivery(ports: PostPorts): DeliveryKind<DigitalPostInput, DigitalPostSettings> {
  return {
    key: 'digital-post',
    title: remotePrintTexts['remote-print.digital-post.title'],
    files: 'letter',
    fields: postFields,
    wrongFields: wrongPostFields,
    missing: missingForPost,
    preview,
    measure: measurePost,
    prepare: preparePost(ports),
    send: sendPost(ports),
    ask: async () => ({ outcome: 'unknown' }),
    fallback(kept, why, _settings, code) {
      const next = letterAfter(readKept(kept), why, code);
      return next && writeKept(next);
    },
    again(kept) {
      const stays = readKept(kept);
      const again = stays && keptAgain(stays);
      return again ? writeKept(again) : null;
    },
    readReceipt: judgeReceipt,
    pullReceipts,
    readIncoming,
    incomingAnswer,
    receiptAnswer,
    states: postStates,
    trial: postTrial,
    course: (kept) => {
      const known = readKept(kept);
      return known ? courseOf(known) : { way: remotePrintTexts['remote-print.digital-post.title'], facts: [] };
    },
  };
}

export const digitalPostDelivery = postDelivery(postPorts);
