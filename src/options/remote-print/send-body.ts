import type { Attempted, DeliveryOutcome, DeliveryRequest } from '../option.ts';
import { judgeAnswer } from './judge-answer.ts';
import { frameOutline, type MemoFrame } from './memo/memo-frame.ts';
import type { PostPorts, Rejected } from './ports.ts';
import { receiptPatience } from './receipts/receipt-patience.ts';
import type { DigitalPostSettings } from './settings.ts';

type Way = Parameters<typeof receiptPatience>[0];

/** Sends one `kombi_request` under the delivery's key, and judges the answer; `way` tells how long its receipt is waited for. */
export async function sendBody(
  { sendKombi }: Pick<PostPorts, 'sendKombi'>,
  body: MemoFrame,
  { key, signal }: Pick<DeliveryRequest<never>, 'key' | 'signal'>,
  settings: DigitalPostSettings,
  way: Way,
): Promise<Attempted> {
  const sent = await sendKombi({ body, transactionId: key }, settings, signal);
  if (sent.kind === 'not-sent') {
    const { why } = sent;
    const outcome: DeliveryOutcome =
      'technical' in why ? { outcome: 'unavailable', reason: why.technical } : { ...why, everyWay: true };
    const exchange = { request: 'Nothing was sent: there was no access to the service.', answer: '' };
    return { outcome, exchange, nothingSent: true };
  }
  const { answer } = sent;
  const judged = judgeAnswer(answer, key);
  return {
    outcome: judged.outcome === 'taken' ? awaited(judged.reference, way, settings) : judged,
    exchange: {
      request: record(sent.request, body, sent.digests),
      answer: answer.kind === 'answer' ? `HTTP ${answer.status}\n\n${answer.body}` : answer.reason,
    },
  };
}

/** What the service has taken over waits for its receipt; where none is had it counts as delivered. */
function awaited(reference: string, way: Way, settings: DigitalPostSettings): DeliveryOutcome {
  if ((settings.receipts ?? 'none') === 'none') return { outcome: 'accepted', reference };
  return { outcome: 'awaiting', reference, until: new Date(Date.now() + receiptPatience(way, settings)) };
}

/** Our own check found it wrong. */
export function notSent(outcome: Rejected): Attempted {
  return {
    outcome,
    exchange: { request: 'Nothing was sent: the message was refused by our own check.', answer: '' },
    nothingSent: true,
  };
}

/** The record of a request: its lines and the XML, with size and digest in place of each file's content. */
function record(lines: readonly string[], body: MemoFrame, digests: ReadonlyMap<number, string>): string {
  const outline = frameOutline(body, (file) => {
    const digest = digests.get(body.indexOf(file));
    return `<!-- ${file.size} bytes, ${digest === undefined ? 'not sent whole' : `SHA-256 ${digest}`} -->`;
  });
  return [...lines, '', outline].join('\n');
}
