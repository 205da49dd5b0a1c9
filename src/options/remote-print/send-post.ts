import type { Attempted, DeliveryOutcome, DeliveryRequest } from '../option.ts';
import { digitalMessage } from './digital-message.ts';
import type { DigitalPostInput } from './digital-post-input.ts';
import { judgeAnswer } from './judge-answer.ts';
import { kombiRequest } from './kombi/kombi-request.ts';
import { frameOutline, type MemoFrame } from './memo/memo-frame.ts';
import type { PostPorts, Rejected } from './ports.ts';
import { type PostKept, readKept } from './post-course.ts';
import { recipientOf, titleOf } from './prepare-post.ts';
import { receiptPatience } from './receipts/receipt-patience.ts';
import { rejection } from './rejection.ts';
import type { DigitalPostSettings } from './settings.ts';

type Request = DeliveryRequest<DigitalPostInput>;
type Ports = Pick<PostPorts, 'physicalRequest' | 'sendKombi'>;

/** Makes one attempt the way that was settled: a MeMo message, or a letter to print. */
export function sendPost(ports: Ports) {
  return async (given: Request, settings: DigitalPostSettings): Promise<Attempted> => {
    const kept = readKept(given.kept);
    const recipient = recipientOf(given.input);
    if (!recipient) return notSent(rejection('no-recipient'));
    if (!kept) throw new Error('A delivery is sent whose way is not settled.');
    const request: Request = { ...given, input: { ...given.input, recipient, title: titleOf(given.input) } };
    return kept.way === 'digital' ? sendDigital(request, settings, kept) : sendLetter(request, settings, kept);
  };

  async function sendDigital(request: Request, settings: DigitalPostSettings, kept: PostKept): Promise<Attempted> {
    const message = digitalMessage(request, settings);
    if ('outcome' in message) return notSent(message);
    return sendBody(kombiRequest('Digital Post', message), request, settings, kept);
  }

  async function sendLetter(request: Request, settings: DigitalPostSettings, kept: PostKept): Promise<Attempted> {
    const { address, letter } = kept;
    if (!address || !letter || !request.document) throw new Error('A letter is sent that was not made.');
    const printed = { ...letter, pdf: await request.document.content() };
    const shipment = ports.physicalRequest(printed, address, request, settings);
    if ('outcome' in shipment) return notSent(shipment);
    return sendBody(kombiRequest('Fysisk Post', shipment), request, settings, kept);
  }

  async function sendBody(
    body: MemoFrame,
    { key, signal }: Request,
    settings: DigitalPostSettings,
    { way }: PostKept,
  ): Promise<Attempted> {
    const sent = await ports.sendKombi({ body, transactionId: key }, settings, signal);
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
}

/** What the service has taken over waits for its receipt; where none is had it counts as delivered. */
function awaited(reference: string, way: PostKept['way'], settings: DigitalPostSettings): DeliveryOutcome {
  if ((settings.receipts ?? 'none') === 'none') return { outcome: 'accepted', reference };
  return { outcome: 'awaiting', reference, until: new Date(Date.now() + receiptPatience(way, settings)) };
}

function notSent(outcome: Rejected): Attempted {
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
